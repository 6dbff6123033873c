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
 * Does what no transaction of ours can hold, as a call to Cognito, and leaves two entries: `started` before it,
 * `succeeded` or `failed` after it. Nothing is done that could not be recorded first; when the function dies in
 * between, `started` stands alone. One request does one such thing to a subject.
 * @param deed with the `after` that is intended
 * @throws what `act` throws; it may have taken effect all the same, as a call that timed out
 */
export async function audited<T>(
  { audit, clock }: Deps,
  actor: Actor,
  deed: Omit<Deed, 'at'>,
  act: () => Promise<T>,
): Promise<T> {
  const append = (outcome: 'started' | 'succeeded' | 'failed') =>
    audit.append(actor, { ...deed, at: toInstant(clock.now()) }, outcome);
  // It is done by then: that the second entry is missing must not make the caller do it again.
  const tell = (outcome: 'succeeded' | 'failed') =>
    append(outcome).catch((error: unknown) =>
      logger.error('the outcome of an audited action was not recorded', {
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
