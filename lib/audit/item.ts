import type { AuditEntry } from '../contract/audit.ts';
import { toEpochMs, toEpochSeconds } from '../platform/clock.ts';
import { type StoredItem, stored } from '../platform/stored.ts';

/** The place of an entry in time. No two entries share one. */
export type AuditPlace = `${string}#${string}`;

/**
 * The one partition of the index of all entries. A partition takes 1,000 writes a second, and staff act far less often.
 */
export const auditRegister = 'audit';

export const auditPlaceOf = ({ at, id }: Pick<AuditEntry, 'at' | 'id'>): AuditPlace => `${at}#${id}`;

/** Adds the keys to an entry: by subject for the table, and by actor, by action and for all entries for the indexes. */
export const toAuditItem = (entry: AuditEntry, keepSeconds: number): Record<string, unknown> => ({
  pk: entry.subject.id,
  sk: auditPlaceOf(entry),
  staffId: entry.actor.staffId,
  register: auditRegister,
  ttl: toEpochSeconds(toEpochMs(entry.at)) + keepSeconds,
  ...entry,
});

export const toEntry = (item: StoredItem) =>
  stored<AuditEntry>(item, ['pk', 'sk', 'staffId', 'register', 'ttl']);
