import type { Clock } from '../platform/clock.ts';
import type { EndedTokens } from '../platform/ended-tokens.ts';

interface Deps {
  readonly tokens: Pick<EndedTokens, 'end'>;
  readonly clock: Clock;
}

/**
 * Runs a change that takes a right from a member of staff, and ends their tokens before and after it. Before: the
 * tokens end even if this function dies in between. After: a token refreshed during the change may still have the
 * right.
 */
export async function endingTokens(
  { tokens, clock }: Deps,
  staffId: string,
  take: () => Promise<void>,
): Promise<void> {
  const end = () => tokens.end(staffId, clock.now());
  await end();
  await take().finally(end);
}
