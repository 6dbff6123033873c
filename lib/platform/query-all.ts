import type { DynamoDBDocumentClient } from './documents/commands.ts';
import { paginateQuery } from './documents/pages.ts';

/**
 * Yields every item of one partition, or those whose sort key has a prefix. Reads consistently, in the order of the
 * sort keys.
 */
export async function* queryAll(
  dynamo: DynamoDBDocumentClient,
  { table, pk, prefix }: { readonly table: string; readonly pk: string; readonly prefix?: string },
): AsyncGenerator<Record<string, unknown>> {
  const pages = paginateQuery(
    { client: dynamo },
    {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: prefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ...(prefix !== undefined && { ':prefix': prefix }) },
    },
  );
  for await (const { Items = [] } of pages) yield* Items;
}
