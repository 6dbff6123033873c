import * as z from 'zod';
import { auditId } from './ids.ts';
import { instant } from './instant.ts';
import { staffRoles } from './operation.ts';

/** What staff may change; the id says which one. */
export const auditKinds = [
  'deal',
  'booking',
  'review',
  'payment',
  'staff',
  'seller',
  'contacts',
  'switches',
  'approval',
] as const;
export const auditSubject = z
  .object({ kind: z.enum(auditKinds), id: z.string() })
  .meta({ id: 'AuditSubject', description: 'What was changed.' });
export type AuditSubject = z.infer<typeof auditSubject>;

export const auditOutcomes = ['done', 'started', 'succeeded', 'failed'] as const;
export const auditOutcome = z.enum(auditOutcomes).meta({
  id: 'AuditOutcome',
  description:
    '`done`: written together with the change, so one exists exactly when the other does. What happens outside our tables has two entries: `started` before it, `succeeded` or `failed` after it. A `started` that stands alone was interrupted: it may or may not have taken effect.',
});
export type AuditOutcome = z.infer<typeof auditOutcome>;

const facts = z.record(z.string(), z.unknown());
export type Facts = z.infer<typeof facts>;

export const auditEntry = z
  .object({
    id: auditId,
    at: instant,
    actor: z
      .object({
        staffId: z.string(),
        roles: z.array(z.enum(staffRoles)),
        address: z.string().optional().meta({ description: 'The address that the request came from.' }),
      })
      .meta({ id: 'AuditActor', description: 'Who did it, with the roles they had then.' }),
    operation: z.string().meta({ description: 'The id of the operation, as in `pauseDeal`.' }),
    requestId: z.string().meta({ description: 'Of the request; the logs know it too.' }),
    subject: auditSubject,
    outcome: auditOutcome,
    before: facts
      .nullable()
      .meta({ description: 'The fields that changed, as they were; null for what was made.' }),
    after: facts
      .nullable()
      .meta({ description: 'The same fields as they are since; null for what is gone.' }),
  })
  .meta({ id: 'AuditEntry', description: 'Something that a member of staff did.' });
export type AuditEntry = z.infer<typeof auditEntry>;
