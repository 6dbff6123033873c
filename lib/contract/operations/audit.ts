import * as z from 'zod';
import { auditEntry, auditKind } from '../audit.ts';
import { instant } from '../instant.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';

const name = z.string().regex(/^[\w-]{1,128}$/, 'must be 1 to 128 letters, digits, _ or -');

export const listAuditEntries = defineOperation({
  id: 'listAuditEntries',
  capability: 'audit',
  method: 'GET',
  path: '/v1/admin/audit',
  summary: 'Changes by staff, newest first',
  description:
    'All filters may be combined. A page can be shorter than requested while `nextCursor` says that there is more.',
  access: ['admin'],
  limit: 'lists',
  query: z.strictObject({
    actor: name.optional().meta({ description: 'The staff id of the person who made the change.' }),
    subject: name.optional().meta({ description: 'The id of the changed object: a deal, a booking, …' }),
    operation: name.optional().meta({ description: 'The id of the operation, as in `pauseDeal`.' }),
    kind: auditKind.optional().meta({ description: 'The kind of the changed object.' }),
    from: instant.optional().meta({ description: 'At this instant or later.' }),
    to: instant.optional().meta({ description: 'Before this instant.' }),
    ...pageQuery,
  }),
  success: { 200: { description: 'A page of entries', schema: pageOf(auditEntry, 'AuditEntryPage') } },
  errors: [],
});
