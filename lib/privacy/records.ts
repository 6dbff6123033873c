import type { CustomerId, ExportId } from '../contract/ids.ts';
import { type DataExport, type Deletion, exportDays, type OpenMatter } from '../contract/privacy.ts';
import { toInstant } from '../platform/clock.ts';

const dayMs = 86_400_000;

/** The bucket deletes files after this time. The record of a file expires with it. */
export const exportTtlMs = exportDays * dayMs;
/**
 * A tombstone outlives the 35 days of point-in-time recovery. After a restore, the tombstones say whose data must be
 * erased again.
 */
export const tombstoneMs = 40 * dayMs;
/** The legal limit: GDPR, article 12 (3). */
export const deletionDueMs = 30 * dayMs;

/** A request for an export. Instants are milliseconds since the epoch. */
export interface ExportRecord {
  readonly id: ExportId;
  readonly customerId: CustomerId;
  /** The sign-in, until the file is ready. */
  readonly subject?: string;
  readonly requestedAt: number;
  readonly readyAt?: number;
}

/** Returns whether an export is no longer kept. The table may remove it later. */
export const isExpired = ({ readyAt, requestedAt }: ExportRecord, now: number): boolean =>
  (readyAt ?? requestedAt) + exportTtlMs <= now;

/** A deletion request, and later its tombstone. A tombstone only has an id, which identifies no one. */
export interface DeletionRecord {
  readonly customerId: CustomerId;
  /** The sign-in, until it is erased. */
  readonly subject?: string;
  readonly requestedAt: number;
  readonly waitsFor?: readonly OpenMatter[];
  readonly erasedAt?: number;
  /** When the job looked again, after every token from before had expired. */
  readonly checkedAt?: number;
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

export const toDeletion = ({
  requestedAt,
  waitsFor = [],
  erasedAt,
  checkedAt,
}: DeletionRecord): Deletion => ({
  status: erasedAt !== undefined ? 'erased' : waitsFor.length > 0 ? 'waiting' : 'requested',
  requestedAt: toInstant(requestedAt),
  dueAt: toInstant(requestedAt + deletionDueMs),
  ...(waitsFor.length > 0 && { waitsFor: [...waitsFor] }),
  ...(erasedAt !== undefined && { erasedAt: toInstant(erasedAt) }),
  ...(checkedAt !== undefined && { checkedAt: toInstant(checkedAt) }),
});
