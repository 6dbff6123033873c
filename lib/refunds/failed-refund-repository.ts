import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { FailedRefundStatus } from '../contract/refund.ts';
import { type FailedRefundRecord, failedRefundKey } from '../payments/failed-refund-item.ts';

/** Where a page ends. */
export interface FailedRefundPosition {
  readonly bookingId: string;
  readonly id: string;
  readonly listedAt: string;
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
              ...failedRefundKey(after.bookingId, after.id),
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
