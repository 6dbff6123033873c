import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { DisputeStatus } from '../contract/dispute.ts';
import type { BookingId, DealId } from '../contract/ids.ts';
import { toInstant } from '../platform/clock.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { disputeStatusOf } from './decide-dispute-status.ts';
import type { Dispute, PaymentRecord } from './payment.ts';

/** A dispute as staff list it: a copy of what its payment says, with the booking that it is about. */
export interface DisputeRecord extends Omit<Dispute, 'withdrawnMinor' | 'reinstatedMinor' | 'refundable'> {
  readonly bookingId: BookingId;
  readonly dealId: DealId;
  readonly currency: string;
}

/** Where a page ends. */
export interface DisputePosition {
  readonly id: string;
  readonly listedAt: string;
}

const keyOf = (id: string) => ({ pk: id, sk: 'dispute' });

/** A part of the transaction that changes the payment, whose version keeps an older one from coming later. */
export function putDispute(table: string, payment: PaymentRecord, dispute: Dispute): TransactItem {
  const { withdrawnMinor: _w, reinstatedMinor: _r, refundable: _f, ...facts } = dispute;
  const { bookingId, dealId, amount } = payment;
  const record: DisputeRecord = { ...facts, bookingId, dealId, currency: amount.currency };
  const place = {
    disputeStatus: disputeStatusOf(dispute),
    listedAt: `${toInstant(dispute.openedAt)}#${dispute.id}`,
  };
  return { Put: { TableName: table, Item: { ...keyOf(dispute.id), ...record, ...place } } };
}

export type DisputeRepository = ReturnType<typeof disputeRepository>;

export function disputeRepository(dynamo: DynamoDBDocumentClient, table: string) {
  return {
    /** Newest first. */
    async list(
      status: DisputeStatus,
      { limit, after }: { readonly limit: number; readonly after: DisputePosition | undefined },
    ): Promise<{ records: DisputeRecord[]; next: DisputePosition | undefined }> {
      const { Items = [], LastEvaluatedKey } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'disputes',
          KeyConditionExpression: 'disputeStatus = :status',
          ExpressionAttributeValues: { ':status': status },
          ScanIndexForward: false,
          Limit: limit,
          ...(after && {
            ExclusiveStartKey: { ...keyOf(after.id), disputeStatus: status, listedAt: after.listedAt },
          }),
        }),
      );
      const { pk: id, listedAt } = LastEvaluatedKey ?? {};
      return {
        records: Items.map(toRecord),
        next: LastEvaluatedKey && ({ id, listedAt } as DisputePosition),
      };
    },
  };
}

/** Storage keys stay behind. */
function toRecord(item: Record<string, unknown>): DisputeRecord {
  const { pk: _pk, sk: _sk, disputeStatus: _status, listedAt: _listedAt, ...record } = item;
  return record as unknown as DisputeRecord;
}
