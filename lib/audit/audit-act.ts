import type { AuditOutcome, Facts } from '../contract/audit.ts';
import type { Actor } from '../platform/actor.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import type { AuditLog } from './audit-log.ts';
import type { Deed } from './entry.ts';

interface Deps {
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
}

/**
 * Performs an action that cannot be part of our transaction, such as a call to Cognito. Writes the entry `started`
 * before it, and `succeeded` or `failed` after it. When the first entry fails, the action does not run. When the
 * function dies in between, only `started` is there. One request performs one such action on a subject.
 * @param deed with the intended `after`
 * @param became returns the `after` of the second entry, when only the action knows it
 * @throws the error of `act`, which may have taken effect all the same, as a call that timed out
 */
export async function audited<T>(
  { audit, clock }: Deps,
  actor: Actor,
  deed: Omit<Deed, 'at'>,
  act: () => Promise<T>,
  became: (result: T) => Facts | null = () => deed.after,
): Promise<T> {
  const append = (outcome: AuditOutcome, after = deed.after) =>
    audit.append(actor, { ...deed, after, at: toInstant(clock.now()) }, outcome);
  // The action has run. A missing second entry must not make the caller run it again.
  const tell = (outcome: 'succeeded' | 'failed', after?: Facts | null) =>
    append(outcome, after).catch((error: unknown) =>
      logger.error('audit outcome not recorded', {
        subject: deed.subject,
        outcome,
        error,
      }),
    );
  await append('started');
  try {
    const result = await act();
    await tell('succeeded', became(result));
    return result;
  } catch (error) {
    await tell('failed');
    throw error;
  }
}
