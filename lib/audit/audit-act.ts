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
 * @throws the error of `act`, which may have taken effect all the same, as a call that timed out
 */
export async function audited<T>(
  { audit, clock }: Deps,
  actor: Actor,
  deed: Omit<Deed, 'at'>,
  act: () => Promise<T>,
): Promise<T> {
  const append = (outcome: 'started' | 'succeeded' | 'failed') =>
    audit.append(actor, { ...deed, at: toInstant(clock.now()) }, outcome);
  // The action has run. A missing second entry must not make the caller run it again.
  const tell = (outcome: 'succeeded' | 'failed') =>
    append(outcome).catch((error: unknown) =>
      logger.error('audit outcome not recorded', {
        subject: deed.subject,
        outcome,
        error,
      }),
    );
  await append('started');
  try {
    const result = await act();
    await tell('succeeded');
    return result;
  } catch (error) {
    await tell('failed');
    throw error;
  }
}
