import { type DisputeRecord, disputeKey } from '../payments/dispute-writes.ts';
import type { DynamoDBDocumentClient } from '../platform/documents/commands.ts';
import { positionById, statusCount, statusList } from '../platform/status-list.ts';
import { stored } from '../platform/stored.ts';

export type DisputeRepository = ReturnType<typeof disputeRepository>;

export const disputeRepository = (dynamo: DynamoDBDocumentClient, table: string) => ({
  /** Counts them by status, up to a bound. */
  count: statusCount(dynamo, { table, index: 'disputes', attribute: 'disputeStatus' }),

  /** Returns a page of the disputes in one status, newest first. */
  list: statusList<DisputeRecord>(dynamo, {
    ...{ table, index: 'disputes', attribute: 'disputeStatus' },
    keyOf: ({ id }) => disputeKey(id),
    positionOf: positionById,
    toRecord: (item) => stored<DisputeRecord>(item, ['pk', 'sk', 'disputeStatus', 'listedAt']),
  }),
});
