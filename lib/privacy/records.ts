import type { CustomerId, ExportId } from '../contract/ids.ts';
import { type DataExport, type Deletion, exportDays, type OpenMatter } from '../contract/privacy.ts';
import { toInstant } from '../platform/clock.ts';

const dayMs = 86_400_000;

/** The bucket deletes files by itself after this time; the record that names one goes with it. */
export const exportTtlMs = exportDays * dayMs;
/** A tombstone outlives the 35 days that a table can be restored to: whoever restores one must erase again. */
export const tombstoneMs = 40 * dayMs;
/** GDPR, article 12 (3). */
export const deletionDueMs = 30 * dayMs;

/** A request for all that is held. Instants are milliseconds since the epoch. */
export interface ExportRecord {
  readonly id: ExportId;
  readonly customerId: CustomerId;
  /** Leads to the sign-in, until the file is there. */
  readonly subject?: string;
  readonly requestedAt: number;
  readonly readyAt?: number;
}

/** A request to be forgotten, and after that a tombstone without anything about the person but an id that leads nowhere. */
export interface DeletionRecord {
  readonly customerId: CustomerId;
  /** Leads to the sign-in, until it is gone. */
  readonly subject?: string;
  readonly requestedAt: number;
  readonly waitsFor?: readonly OpenMatter[];
  readonly erasedAt?: number;
}

export const toDataExport = ({ id, requestedAt, readyAt }: ExportRecord): DataExport => ({
  id,
  status: readyAt === undefined ? 'preparing' : 'ready',
  requestedAt: toInstant(requestedAt),
  ...(readyAt !== undefined && {
    readyAt: toInstant(readyAt),
    expiresAt: toInstant(readyAt + exportTtlMs),
  }),
});

export const toDeletion = ({ requestedAt, waitsFor = [], erasedAt }: DeletionRecord): Deletion => ({
  status: erasedAt !== undefined ? 'erased' : waitsFor.length > 0 ? 'waiting' : 'requested',
  requestedAt: toInstant(requestedAt),
  dueAt: toInstant(requestedAt + deletionDueMs),
  ...(waitsFor.length > 0 && { waitsFor: [...waitsFor] }),
  ...(erasedAt !== undefined && { erasedAt: toInstant(erasedAt) }),
});
