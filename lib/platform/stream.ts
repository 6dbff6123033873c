import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { unmarshall } from './documents/attribute-values.ts';

export type Item = Readonly<Record<string, unknown>>;

/** One committed change of one item, as a table's stream reports it. */
export interface Change {
  /** The same for every delivery of this change. */
  readonly eventId: string;
  /** Milliseconds since the epoch. The stream is exact to the second. */
  readonly committedAt: number;
  /** Absent when the item was inserted. */
  readonly before?: Item;
  /** Absent when the item was removed. */
  readonly after?: Item;
}

/** Parses a stream record. @throws Error when it is not one that a DynamoDB stream makes */
export function changeOf({ eventID, dynamodb }: DynamoDBRecord): Change {
  if (!eventID || dynamodb?.ApproximateCreationDateTime === undefined)
    throw new Error('A stream record lacks its id or time');
  return {
    eventId: eventID,
    committedAt: Math.round(dynamodb.ApproximateCreationDateTime * 1000),
    ...(dynamodb.OldImage && { before: unmarshall(dynamodb.OldImage) }),
    ...(dynamodb.NewImage && { after: unmarshall(dynamodb.NewImage) }),
  };
}

/**
 * Makes the answer of a stream consumer. Lambda redelivers from the first failed record on, which keeps the order of
 * changes; the records before it are done. Without a failure, the whole batch is done.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export const resumeFrom = (failed: DynamoDBRecord | undefined): DynamoDBBatchResponse => ({
  batchItemFailures: failed ? [{ itemIdentifier: failed.dynamodb?.SequenceNumber ?? '' }] : [],
});
