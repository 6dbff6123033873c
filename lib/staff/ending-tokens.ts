import type { Clock } from '../platform/clock.ts';
import type { EndedTokens } from '../platform/ended-tokens.ts';

interface Deps {
  readonly tokens: Pick<EndedTokens, 'end'>;
  readonly clock: Clock;
}

/**
 * Takes something from a member of staff, and ends the tokens that say they have it. Before: should this function die in
 * between, what they hold is ended all the same. After: a token that was refreshed meanwhile may say it still.
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
