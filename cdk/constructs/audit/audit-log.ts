import type { Tables } from '../data/tables.ts';
import { type Grant, together, told } from '../functions/grant.ts';
import type { Platform } from '../platform.ts';

/** The record of what staff did. */
export interface AuditLog {
  /** Lets the function add entries. Every function needs it through which staff change something. */
  readonly append: Grant;
}

export const auditLog = ({ stage }: Platform, { audit }: Tables): AuditLog => ({
  append: together(audit.append, told({ AUDIT_RETENTION_SECONDS: String(stage.auditRetention.toSeconds()) })),
});
