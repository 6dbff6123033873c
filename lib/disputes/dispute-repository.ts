import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { DisputeStatus } from '../contract/dispute.ts';
import { type DisputeRecord, disputeKey } from '../payments/dispute-item.ts';

/** Where a page ends. */
export interface DisputePosition {
  readonly id: string;
  readonly listedAt: string;
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
            ExclusiveStartKey: { ...disputeKey(after.id), disputeStatus: status, listedAt: after.listedAt },
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
