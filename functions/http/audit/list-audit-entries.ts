import { auditTrail } from '../../../lib/audit/audit-trail.ts';
import { listEntries } from '../../../lib/audit/list-entries.ts';
import { listAuditEntries as operation } from '../../../lib/contract/operations/audit.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { dynamo, tableAt } from '../../parts/dynamo.ts';

const deps = { trail: auditTrail(dynamo(), tableAt('AUDIT_TABLE')) };

/** Lists changes by staff, newest first. */
export const handler = endpoint(operation, async ({ query }) => ({
  status: 200,
  body: await listEntries(deps, query),
}));
