import { type AuditLog, auditLog } from '../../../lib/audit/audit-log.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { readEnvironment, secondsFrom } from '../../../lib/platform/environment.ts';

/** Where a function that staff change things by records it. */
export function auditOfThisFunction(): AuditLog {
  const environment = readEnvironment(['AUDIT_TABLE', 'AUDIT_RETENTION_SECONDS']);
  return auditLog(dynamoDocuments(), {
    table: environment.AUDIT_TABLE,
    keepSeconds: secondsFrom(environment, 'AUDIT_RETENTION_SECONDS'),
  });
}
