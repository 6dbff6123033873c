import { toEpochSeconds } from '../platform/clock.ts';
import { type DynamoDBDocumentClient, UpdateCommand } from '../platform/documents/commands.ts';

/** API Gateway ends a connection after two hours. A connection opened before that is closed. */
const longestMs = 2 * 3_600_000;
const bucketMs = 10 * 60_000;
const buckets = longestMs / bucketMs + 1;
/**
 * Buckets that are this many steps old are removed. An item that was idle for longer keeps a few more; they count for
 * nothing.
 */
const removed = 2 * buckets;

const bucketOf = (connectedAt: number) => Math.floor(connectedAt / bucketMs);
const nameOf = (bucket: number) => `o${bucket}`;
const keyOf = (address: string) => ({ pk: `address#${address}`, sk: 'open' });

export type OpenCounts = ReturnType<typeof openCounts>;

/**
 * Counts the open connections of an address. One item has an attribute for each ten minutes in which connections were
 * opened. A closed connection is subtracted from the ten minutes of its opening. API Gateway reports the end of a
 * connection at best effort only. A lost end counts until two hours after the opening, when the connection cannot be
 * open any more.
 */
export function openCounts(dynamo: DynamoDBDocumentClient, table: string) {
  const add = async (address: string, connectedAt: number, times: 1 | -1) => {
    const current = bucketOf(connectedAt);
    const gone = Array.from({ length: removed }, (_, back) => nameOf(current - buckets - back));
    const { Attributes = {} } = await dynamo.send(
      new UpdateCommand({
        TableName: table,
        Key: keyOf(address),
        UpdateExpression: `SET #ttl = :ttl ADD ${nameOf(current)} :times REMOVE ${gone.join(', ')}`,
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':times': times,
          ':ttl': toEpochSeconds(connectedAt + 2 * longestMs),
        },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return Array.from({ length: buckets }, (_, back) =>
      Number(Attributes[nameOf(current - back)] ?? 0),
    ).reduce((sum, count) => sum + Math.max(0, count), 0);
  };
  return {
    /** Counts one more. @returns how many are open, this one included */
    open: (address: string, connectedAt: number): Promise<number> => add(address, connectedAt, 1),

    async close(address: string, connectedAt: number): Promise<void> {
      await add(address, connectedAt, -1);
    },
  };
}
