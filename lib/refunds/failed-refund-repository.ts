import { type FailedRefundRecord, failedRefundKey } from '../payments/failed-refund-writes.ts';
import { readFailedRefund } from '../payments/read-payment.ts';
import type { DynamoDBDocumentClient } from '../platform/documents/commands.ts';
import { statusCount, statusList } from '../platform/status-list.ts';

/** The position at the end of a page. */
export interface FailedRefundPosition {
  readonly bookingId: string;
  readonly id: string;
  readonly listedAt: string;
}

export type FailedRefundRepository = ReturnType<typeof failedRefundRepository>;

export const failedRefundRepository = (dynamo: DynamoDBDocumentClient, table: string) => ({
  /** Counts them by status, up to a bound. */
  count: statusCount(dynamo, { table, index: 'refunds', attribute: 'refundStatus' }),

  /** Returns a page of the failed refunds in one status, newest first. */
  list: statusList<FailedRefundRecord, FailedRefundPosition>(dynamo, {
    ...{ table, index: 'refunds', attribute: 'refundStatus' },
    keyOf: ({ bookingId, id }) => failedRefundKey(bookingId, id),
    positionOf: ({ pk, sk, listedAt }) => ({
      bookingId: String(pk),
      id: String(sk).slice('refund#'.length),
      listedAt: String(listedAt),
    }),
    toRecord: readFailedRefund,
  }),
});
