import { randomUUID } from 'node:crypto';
import type { DynamoDBRecord } from 'aws-lambda';

/** The reason for giving records up. */
export type DiscardCondition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

/**
 * Returns the document for an on-failure destination. It names the place of the discarded records in the stream, not
 * the records themselves.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export function discardDocument(
  records: DynamoDBRecord[],
  about: {
    condition: DiscardCondition;
    invocations: number;
    functionArn: string;
    shardId: string;
    streamArn: string;
  },
): string {
  const [first, last] = [records[0]?.dynamodb, records.at(-1)?.dynamodb];
  return JSON.stringify({
    requestContext: {
      requestId: randomUUID(),
      functionArn: about.functionArn,
      condition: about.condition,
      approximateInvokeCount: about.invocations,
    },
    ...(about.invocations > 0 && {
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    }),
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId: about.shardId,
      startSequenceNumber: first?.SequenceNumber,
      endSequenceNumber: last?.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first),
      approximateArrivalOfLastRecord: arrival(last),
      batchSize: records.length,
      streamArn: about.streamArn,
    },
  });
}

function arrival(change: DynamoDBRecord['dynamodb']): string {
  return `${new Date((change?.ApproximateCreationDateTime ?? 0) * 1000).toISOString().slice(0, 19)}Z`;
}
