import type { AuditLog } from '../audit/audit-log.ts';
import type { AuditSubject, Facts } from '../contract/audit.ts';
import type { Actor } from '../platform/actor.ts';
import { type Clock, toInstant } from '../platform/clock.ts';

export interface ReadingDeps {
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
}

/**
 * Records that staff are about to read contacts. When the record fails, the contacts are not shown.
 * @param facts how many were read, never whose
 */
export const auditReading = (
  { audit, clock }: ReadingDeps,
  actor: Actor,
  subject: AuditSubject,
  facts: Facts = {},
): Promise<void> =>
  audit.append(actor, { subject, before: null, after: facts, at: toInstant(clock.now()) }, 'done');
