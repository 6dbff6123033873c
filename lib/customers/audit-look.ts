import type { AuditLog } from '../audit/audit-log.ts';
import type { AuditSubject, Facts } from '../contract/audit.ts';
import type { Actor } from '../platform/actor.ts';
import { type Clock, toInstant } from '../platform/clock.ts';

export interface LookDeps {
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
}

/** Records that staff are about to see data about customers, and why. When the record fails, they see nothing. */
export const auditLook = (
  { audit, clock }: LookDeps,
  actor: Actor,
  subject: AuditSubject,
  facts: Facts,
): Promise<void> =>
  audit.append(actor, { subject, before: null, after: facts, at: toInstant(clock.now()) }, 'done');
