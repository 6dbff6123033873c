import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';

export const auditOperations = ({ tables }: Parts): NeedsOf<'audit'> => ({
  listAuditEntries: [tables.audit.read],
});
