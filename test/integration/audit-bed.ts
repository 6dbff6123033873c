import { type AuditLog, auditLog } from '../../lib/audit/audit-log.ts';
import { type AuditTrail, auditTrail } from '../../lib/audit/audit-trail.ts';
import type { Actor } from '../../lib/platform/actor.ts';
import type { Staff } from '../../lib/platform/caller.ts';
import type { startDynamoDb } from './dynamodb.ts';

export interface AuditBed {
  readonly table: string;
  readonly audit: AuditLog;
  readonly trail: AuditTrail;
}

/** An audit on a table of its own. */
export async function auditBed(database: Awaited<ReturnType<typeof startDynamoDb>>): Promise<AuditBed> {
  const table = await database.table('audit');
  return {
    table,
    audit: auditLog(database.dynamo, { table, keepSeconds: 86_400 }),
    trail: auditTrail(database.dynamo, table),
  };
}

/** A member of staff in the course of a request of its own. */
export const acting = (who: Staff, operation = 'aTest'): Actor => ({
  ...who,
  operation,
  requestId: crypto.randomUUID(),
  address: '203.0.113.7',
});
