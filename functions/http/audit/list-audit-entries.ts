import { auditTrail } from '../../../lib/audit/audit-trail.ts';
import { listEntries } from '../../../lib/audit/list-entries.ts';
import { listAuditEntries } from '../../../lib/contract/operations/audit.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';

const { AUDIT_TABLE } = readEnvironment(['AUDIT_TABLE']);
const deps = { trail: auditTrail(dynamoDocuments(), AUDIT_TABLE) };

/** What staff did, newest first. */
export const handler = endpoint(listAuditEntries, async ({ query }) => ({
  status: 200,
  body: await listEntries(deps, query),
}));
