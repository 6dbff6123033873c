import type { Tables } from '../data/tables.ts';
import { type Grant, together, told } from '../functions/grant.ts';
import type { Platform } from '../platform.ts';

/** Where it is written what staff did. */
export interface AuditLog {
  /** To add entries: whatever staff change things by. */
  readonly append: Grant;
}

export const auditLog = ({ stage }: Platform, { audit }: Tables): AuditLog => ({
  append: together(audit.append, told({ AUDIT_RETENTION_SECONDS: String(stage.auditRetention.toSeconds()) })),
});
