import * as z from 'zod';
import type { RecordedStatus } from '../contract/booking.ts';
import { type AttendeeExport, attendeeExportDays } from '../contract/contact.ts';
import { type DealId, dealId, type ExportId, exportId } from '../contract/ids.ts';
import { toEpochSeconds, toInstant } from '../platform/clock.ts';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '../platform/documents/commands.ts';
import { isConditionFailed, type TransactItem } from '../platform/dynamo.ts';
import { queueOf } from '../platform/queue.ts';
import { stored } from '../platform/stored.ts';
import { transactInTurn } from '../platform/transact.ts';

/** The record and its file end together. */
export const listTtlMs = attendeeExportDays * 86_400_000;

/** A request for a list of attendees. Instants are milliseconds since the epoch. */
export interface AttendeeExportRecord {
  readonly id: ExportId;
  readonly dealId: DealId;
  readonly statuses: readonly RecordedStatus[];
  readonly byteOrderMark: boolean;
  readonly requestedAt: number;
  readonly readyAt?: number;
  readonly rows?: number;
}

const attendeeJob = z.object({ dealId, exportId });
export type AttendeeJob = z.infer<typeof attendeeJob>;

/** The queue of requests for a list of attendees. */
export const attendeeJobs = queueOf('attendee-exports', attendeeJob);

export const toAttendeeExport = ({
  id,
  dealId: deal,
  requestedAt,
  readyAt,
  rows,
}: AttendeeExportRecord): AttendeeExport => ({
  id,
  dealId: deal,
  status: readyAt === undefined ? 'preparing' : 'ready',
  requestedAt: toInstant(requestedAt),
  ...(readyAt !== undefined && {
    readyAt: toInstant(readyAt),
    rows: rows ?? 0,
    expiresAt: toInstant(readyAt + listTtlMs),
  }),
});

const keyOf = (deal: DealId, id: ExportId) => ({ pk: deal, sk: `export#${id}` });

export type AttendeeExports = ReturnType<typeof attendeeExportRepository>;

/** The lists of attendees that staff requested, stored beside the contacts. */
export const attendeeExportRepository = (dynamo: DynamoDBDocumentClient, table: string) => ({
  async get(deal: DealId, id: ExportId): Promise<AttendeeExportRecord | undefined> {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: keyOf(deal, id), ConsistentRead: true }),
    );
    return Item && stored<AttendeeExportRecord>(Item, ['pk', 'sk', 'ttl']);
  },

  /**
   * Stores a request. An existing one stays as it is.
   * @param permit the caller's approval, which the write uses up
   * @returns false when the approval is gone: nothing was written
   */
  async put(record: AttendeeExportRecord, permit: readonly TransactItem[] = []): Promise<boolean> {
    const Item = {
      ...keyOf(record.dealId, record.id),
      ...record,
      ttl: toEpochSeconds(record.requestedAt + listTtlMs),
    };
    const Put = { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' };
    const failed = await transactInTurn({ dynamo }, { request: { Put }, permit }, 'request', 'permit');
    return !failed || failed.has('request');
  },

  /** Records that the file is ready. A second delivery changes nothing. */
  async markReady({ dealId: deal, id }: AttendeeExportRecord, rows: number, now: number): Promise<void> {
    try {
      await dynamo.send(
        new UpdateCommand({
          TableName: table,
          Key: keyOf(deal, id),
          UpdateExpression: 'SET readyAt = :now, #rows = :rows, #ttl = :ttl',
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(readyAt)',
          ExpressionAttributeNames: { '#ttl': 'ttl', '#rows': 'rows' },
          ExpressionAttributeValues: { ':now': now, ':rows': rows, ':ttl': toEpochSeconds(now + listTtlMs) },
        }),
      );
    } catch (error) {
      if (!isConditionFailed(error)) throw error;
    }
  },
});
