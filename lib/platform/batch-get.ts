import { type Backoff, pause } from './backoff.ts';
import { BatchGetCommand, type DynamoDBDocumentClient } from './documents/commands.ts';
import { systemRandom } from './random.ts';

type Item = Record<string, unknown>;

interface Wanted {
  readonly table: string;
  readonly keys: readonly Readonly<Record<string, string>>[];
  readonly consistent?: boolean;
}

/** The most keys in one DynamoDB call. Each key may appear once. */
const keysInCall = 100;
/** A throttled partition leaves keys unprocessed, and the SDK does not request them again. */
const unprocessed: Backoff = { attempts: 8, baseMs: 30, capMs: 1_000 };

/**
 * Reads many items by their keys, unordered. Items that do not exist are left out.
 * @throws Error when a throttled table does not return all of them
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
 */
export async function* batchGet(
  dynamo: DynamoDBDocumentClient,
  { table, keys, consistent = false }: Wanted,
): AsyncGenerator<Item> {
  const unique = [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
  for (let start = 0; start < unique.length; start += keysInCall) {
    let left: Item[] = unique.slice(start, start + keysInCall);
    for (let attempt = 0; left.length > 0; attempt++) {
      if (attempt === unprocessed.attempts)
        throw new Error(`${left.length} items of ${table} could not be read`);
      if (attempt > 0) await pause(attempt, unprocessed, systemRandom);
      const { Responses, UnprocessedKeys } = await dynamo.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: consistent } } }),
      );
      yield* Responses?.[table] ?? [];
      left = UnprocessedKeys?.[table]?.Keys ?? [];
    }
  }
}

/** A key, and the table that has it. */
export interface KeyIn {
  readonly table: string;
  readonly key: Readonly<Record<string, string>>;
}

/**
 * Reads items of several tables together, in as few calls as possible, which are sent side by side. Eventually
 * consistent. Items that do not exist are left out. No key may appear twice.
 * @returns the items by table
 * @throws Error when a throttled table does not return all of them
 */
export async function batchGetAcross(
  dynamo: DynamoDBDocumentClient,
  keys: readonly KeyIn[],
): Promise<Map<string, Item[]>> {
  const calls = Array.from({ length: Math.ceil(keys.length / keysInCall) }, (_, index) =>
    keys.slice(index * keysInCall, (index + 1) * keysInCall),
  );
  const found = new Map<string, Item[]>();
  await Promise.all(calls.map((call) => readAll(dynamo, call, found)));
  return found;
}

async function readAll(dynamo: DynamoDBDocumentClient, call: readonly KeyIn[], found: Map<string, Item[]>) {
  let left = Object.fromEntries(
    [...Map.groupBy(call, ({ table }) => table)].map(([table, wanted]) => [
      table,
      { Keys: wanted.map(({ key }): Item => key) },
    ]),
  );
  for (let attempt = 0; Object.keys(left).length > 0; attempt++) {
    if (attempt === unprocessed.attempts)
      throw new Error(`Items of ${Object.keys(left).join(', ')} could not be read`);
    if (attempt > 0) await pause(attempt, unprocessed, systemRandom);
    const { Responses = {}, UnprocessedKeys = {} } = await dynamo.send(
      new BatchGetCommand({ RequestItems: left }),
    );
    for (const [table, items] of Object.entries(Responses))
      found.set(table, [...(found.get(table) ?? []), ...items]);
    left = Object.fromEntries(
      Object.entries(UnprocessedKeys).map(([table, { Keys = [] }]) => [table, { Keys }]),
    );
  }
}
