import { deleteItems } from './delete-items.ts';
import type { DynamoDBDocumentClient } from './documents/commands.ts';
import { queryAll } from './query-all.ts';

/**
 * Deletes every item of one partition, or those whose sort key has a prefix. Safe to repeat.
 * @throws Error when a throttled table does not delete all of them
 */
export async function erasePartition(
  dynamo: DynamoDBDocumentClient,
  where: { readonly table: string; readonly pk: string; readonly prefix?: string },
): Promise<void> {
  const keys = await Array.fromAsync(queryAll(dynamo, where), ({ pk, sk }) => ({ pk, sk }));
  await deleteItems(dynamo, where.table, keys);
}
