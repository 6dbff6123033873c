import type { AuditSubject, Facts } from '../contract/audit.ts';
import type { Actor } from '../platform/actor.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import type { AuditLog } from './audit-log.ts';

export interface LookDeps {
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
}

/**
 * Records that staff are about to read data about buyers. Call it before the data is shown: when the record fails, staff
 * see nothing.
 * @param facts why they look, or how many they read; never whose data it is
 */
export const auditLook = (
  { audit, clock }: LookDeps,
  actor: Actor,
  subject: AuditSubject,
  facts: Facts = {},
): Promise<void> =>
  audit.append(actor, { subject, before: null, after: facts, at: toInstant(clock.now()) }, 'done');
