import { type Backoff, pause } from './backoff.ts';
import { BatchWriteCommand, type DynamoDBDocumentClient } from './documents/commands.ts';
import { systemRandom } from './random.ts';

export type ItemKey = Readonly<Record<string, unknown>>;

/** The most deletions in one DynamoDB call. */
const deletionsInCall = 25;
/** A throttled partition leaves deletions undone, and the SDK does not repeat them. */
const unprocessed: Backoff = { attempts: 8, baseMs: 30, capMs: 1_000 };

/**
 * Deletes the items with these keys. Safe to repeat.
 * @throws Error when a throttled table does not delete all of them
 */
export async function deleteItems(
  dynamo: DynamoDBDocumentClient,
  table: string,
  keys: readonly ItemKey[],
): Promise<void> {
  for (let start = 0; start < keys.length; start += deletionsInCall)
    await deleteInCall(dynamo, table, keys.slice(start, start + deletionsInCall));
}

async function deleteInCall(dynamo: DynamoDBDocumentClient, table: string, keys: readonly ItemKey[]) {
  let left = keys.map((Key) => ({ DeleteRequest: { Key } }));
  for (let attempt = 0; left.length > 0; attempt++) {
    if (attempt === unprocessed.attempts) throw new Error(`${left.length} items could not be deleted`);
    if (attempt > 0) await pause(attempt, unprocessed, systemRandom);
    const answer = await dynamo.send(new BatchWriteCommand({ RequestItems: { [table]: left } }));
    left = (answer.UnprocessedItems?.[table] ?? []) as typeof left;
  }
}
