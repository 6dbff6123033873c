import * as z from 'zod';
import { auditId } from './ids.ts';
import { instant } from './instant.ts';
import { staffRoles } from './operation.ts';

/** The kinds of objects that staff may change or look at. */
export const auditKinds = [
  'deal',
  'booking',
  'review',
  'payment',
  'staff',
  'seller',
  'contacts',
  'customer',
  'customers',
  'view',
  'switches',
  'approval',
  'import',
  'service',
  'resource',
  'storefront',
  'image',
  'webhook',
  'queue',
  'stock',
] as const;
export const auditKind = z.enum(auditKinds).meta({
  id: 'AuditKind',
  description:
    'The kind of object. `contacts` and `customers` are searches: their entries say how many were found, not for whom.',
});
export type AuditKind = z.infer<typeof auditKind>;

export const auditSubject = z
  .object({ kind: auditKind, id: z.string() })
  .meta({ id: 'AuditSubject', description: 'The object that was changed.' });
export type AuditSubject = z.infer<typeof auditSubject>;

export const auditOutcomes = ['done', 'started', 'succeeded', 'failed'] as const;
export const auditOutcome = z.enum(auditOutcomes).meta({
  id: 'AuditOutcome',
  description:
    '`done`: written together with the change, so that both exist or neither. A change outside our tables has two entries: `started` before it, `succeeded` or `failed` after it. A `started` without a second entry was interrupted: the change may or may not have happened.',
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
        address: z.string().optional().meta({ description: 'The address of the request.' }),
      })
      .meta({ id: 'AuditActor', description: 'The member of staff, with their roles at that time.' }),
    operation: z.string().meta({ description: 'The id of the operation, as in `pauseDeal`.' }),
    requestId: z.string().meta({ description: 'The id of the request, which the logs have too.' }),
    subject: auditSubject,
    outcome: auditOutcome,
    before: facts.nullable().meta({ description: 'The changed fields before; null for a new object.' }),
    after: facts.nullable().meta({ description: 'The changed fields after; null for a removed object.' }),
  })
  .meta({ id: 'AuditEntry', description: 'A change by a member of staff.' });
export type AuditEntry = z.infer<typeof auditEntry>;
