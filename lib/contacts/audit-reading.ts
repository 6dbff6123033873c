import type { AuditLog } from '../audit/audit-log.ts';
import type { AuditSubject, Facts } from '../contract/audit.ts';
import type { Actor } from '../platform/actor.ts';
import { type Clock, toInstant } from '../platform/clock.ts';

export interface ReadingDeps {
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
}

/**
 * Records that staff are about to be shown who bought: what could not be recorded is not shown.
 * @param facts how much it was, and never of whom
 */
export const auditReading = (
  { audit, clock }: ReadingDeps,
  actor: Actor,
  subject: AuditSubject,
  facts: Facts = {},
): Promise<void> =>
  audit.append(actor, { subject, before: null, after: facts, at: toInstant(clock.now()) }, 'done');
