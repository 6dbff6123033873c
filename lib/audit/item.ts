import type { AuditEntry } from '../contract/audit.ts';
import { toEpochMs, toEpochSeconds } from '../platform/clock.ts';
import { type StoredItem, stored } from '../platform/stored.ts';

/** Where an entry stands in time; no two entries share a place. */
export type Place = `${string}#${string}`;

/** The one partition of the index of all entries: staff act far less than the 1,000 times a second that it takes. */
export const register = 'audit';

export const placeOf = ({ at, id }: Pick<AuditEntry, 'at' | 'id'>): Place => `${at}#${id}`;

/** An entry with its keys: by what was changed, and by who, how, and all for the indexes. */
export const toItem = (entry: AuditEntry, keepSeconds: number): Record<string, unknown> => ({
  pk: entry.subject.id,
  sk: placeOf(entry),
  staffId: entry.actor.staffId,
  register,
  ttl: toEpochSeconds(toEpochMs(entry.at)) + keepSeconds,
  ...entry,
});

export const toEntry = (item: StoredItem) =>
  stored<AuditEntry>(item, ['pk', 'sk', 'staffId', 'register', 'ttl']);
