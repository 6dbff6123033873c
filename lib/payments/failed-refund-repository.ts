import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { BookingId, DealId } from '../contract/ids.ts';
import type { FailedRefundStatus } from '../contract/refund.ts';
import { toInstant } from '../platform/clock.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import type { PaymentRecord, Refund } from './payment.ts';

/** A refund that has failed, as staff list it: a copy of what its payment says, with the booking that it is about. */
export interface FailedRefundRecord extends Omit<Refund, 'fingerprint'> {
  readonly bookingId: BookingId;
  readonly dealId: DealId;
  readonly currency: string;
}

/** Where a page ends. */
export interface FailedRefundPosition {
  readonly bookingId: string;
  readonly id: string;
  readonly listedAt: string;
}

const keyOf = (bookingId: string, id: string) => ({ pk: bookingId, sk: `refund#${id}` });

/**
 * A part of the transaction that changes the payment, whose version keeps an older one from coming later. Only a refund
 * that has failed has such an item, so all others cost nothing for it.
 */
export function putListedRefund(table: string, payment: PaymentRecord, refund: Refund): TransactItem {
  const { fingerprint: _, ...facts } = refund;
  const { bookingId, dealId, amount } = payment;
  const record: FailedRefundRecord = { ...facts, bookingId, dealId, currency: amount.currency };
  const place = {
    refundStatus: refund.status,
    listedAt: `${toInstant(refund.failedAt ?? payment.updatedAt)}#${bookingId}#${refund.id}`,
  };
  return { Put: { TableName: table, Item: { ...keyOf(bookingId, refund.id), ...record, ...place } } };
}

export type FailedRefundRepository = ReturnType<typeof failedRefundRepository>;

export function failedRefundRepository(dynamo: DynamoDBDocumentClient, table: string) {
  return {
    /** Newest first. */
    async list(
      status: FailedRefundStatus,
      { limit, after }: { readonly limit: number; readonly after: FailedRefundPosition | undefined },
    ): Promise<{ records: FailedRefundRecord[]; next: FailedRefundPosition | undefined }> {
      const { Items = [], LastEvaluatedKey } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'refunds',
          KeyConditionExpression: 'refundStatus = :status',
          ExpressionAttributeValues: { ':status': status },
          ScanIndexForward: false,
          Limit: limit,
          ...(after && {
            ExclusiveStartKey: {
              ...keyOf(after.bookingId, after.id),
              refundStatus: status,
              listedAt: after.listedAt,
            },
          }),
        }),
      );
      return { records: Items.map(toRecord), next: LastEvaluatedKey && positionOf(LastEvaluatedKey) };
    },
  };
}

const positionOf = ({ pk, sk, listedAt }: Record<string, unknown>): FailedRefundPosition => ({
  bookingId: String(pk),
  id: String(sk).slice('refund#'.length),
  listedAt: String(listedAt),
});

/** Storage keys stay behind. */
function toRecord(item: Record<string, unknown>): FailedRefundRecord {
  const { pk: _pk, sk: _sk, refundStatus: _status, listedAt: _listedAt, ...record } = item;
  return record as unknown as FailedRefundRecord;
}
