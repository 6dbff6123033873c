import { toEpochSeconds } from '../clock.ts';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '../documents/commands.ts';
import { isConditionFailed } from '../dynamo.ts';
import { oldestSlice, type Slices, sliceAt, slicesInWindow } from './sliding-window.ts';

export interface UnsharedCounts {
  /** The limit's name, as in `orders.buyer`. */
  readonly name: string;
  readonly subject: string;
  readonly windowMs: number;
  /** Counts that are not yet shared. */
  readonly slices: Slices;
  readonly now: number;
}

export interface SharedCounts {
  /** Adds to the shared count. @returns the slices of all containers that still count, these included */
  add(telling: UnsharedCounts): Promise<Slices>;
}

/** Shared counts that can be read without adding to them. */
export interface ReadableCounts extends SharedCounts {
  /** Reads the shared count, at most a second old. */
  read(asking: Omit<UnsharedCounts, 'slices'>): Promise<Slices>;
}

/**
 * Stores one item for each limit and subject, with an attribute for each slice. One call of one write unit adds and
 * reads. The item's `ttl` is two windows after its last write. An item past its `ttl` is started anew, so no old slice
 * stays: an update removes only the slices that left since the update before.
 * @param settings `patienceMs`: an order must not wait longer for its count; after this time the container uses its own
 */
export function sharedCounts(
  dynamo: DynamoDBDocumentClient,
  table: string,
  { patienceMs = 400 }: { readonly patienceMs?: number } = {},
): ReadableCounts {
  const attempt = async (telling: UnsharedCounts): Promise<Slices | undefined> => {
    try {
      const { Attributes = {} } = await dynamo.send(new UpdateCommand(update(table, telling)), {
        abortSignal: AbortSignal.timeout(patienceMs),
      });
      return slicesOf(Attributes, telling);
    } catch (error) {
      if (isConditionFailed(error)) return undefined;
      throw error;
    }
  };
  const beginAnew = async (telling: UnsharedCounts): Promise<Slices | undefined> => {
    try {
      await dynamo.send(new PutCommand(fresh(table, telling)), {
        abortSignal: AbortSignal.timeout(patienceMs),
      });
      return telling.slices;
    } catch (error) {
      // Another container has just started the item anew.
      if (isConditionFailed(error)) return undefined;
      throw error;
    }
  };
  return {
    async add(telling) {
      const slices = (await attempt(telling)) ?? (await beginAnew(telling)) ?? (await attempt(telling));
      if (!slices) throw new Error(`The count of ${telling.name} keeps being started anew`);
      return slices;
    },

    async read(asking) {
      const { Item = {} } = await dynamo.send(new GetCommand({ TableName: table, Key: keyOf(asking) }), {
        abortSignal: AbortSignal.timeout(patienceMs),
      });
      const oldest = oldestSlice(asking.now, asking.windowMs);
      return new Map([...slicesOf(Item, asking)].filter(([slice]) => slice >= oldest));
    },
  };
}

const keyOf = ({ name, subject }: Pick<UnsharedCounts, 'name' | 'subject'>) => ({
  pk: `${name}#${subject}`,
  sk: 'count',
});
const attributeOf = (slice: number) => `s${slice}`;
const ttlOf = ({ now, windowMs }: UnsharedCounts) => toEpochSeconds(now + 2 * windowMs);

function update(table: string, telling: UnsharedCounts) {
  const { now, windowMs, slices } = telling;
  const oldest = oldestSlice(now, windowMs);
  const added = [...slices].filter(([slice]) => slice >= oldest);
  // The item lives for two windows after each write, so no slice in it is older than three.
  const gone = Array.from({ length: 2 * slicesInWindow + 2 }, (_, back) => attributeOf(oldest - 1 - back));
  return {
    TableName: table,
    Key: keyOf(telling),
    UpdateExpression: `SET #ttl = :ttl ADD ${added.map(([slice]) => `${attributeOf(slice)} :n${slice}`).join(', ')} REMOVE ${gone.join(', ')}`,
    ConditionExpression: 'attribute_not_exists(pk) OR #ttl >= :now',
    ExpressionAttributeNames: { '#ttl': 'ttl' },
    ExpressionAttributeValues: {
      ':ttl': ttlOf(telling),
      ':now': toEpochSeconds(now),
      ...Object.fromEntries(added.map(([slice, times]) => [`:n${slice}`, times])),
    },
    ReturnValues: 'ALL_NEW' as const,
  };
}

const fresh = (table: string, telling: UnsharedCounts) => ({
  TableName: table,
  Item: {
    ...keyOf(telling),
    ttl: ttlOf(telling),
    ...Object.fromEntries([...telling.slices].map(([slice, times]) => [attributeOf(slice), times])),
  },
  ConditionExpression: '#ttl < :now',
  ExpressionAttributeNames: { '#ttl': 'ttl' },
  ExpressionAttributeValues: { ':now': toEpochSeconds(telling.now) },
});

/** Clocks differ: a slice that has not begun by this clock counts as the current one. */
function slicesOf(
  item: Record<string, unknown>,
  { now, windowMs }: Pick<UnsharedCounts, 'now' | 'windowMs'>,
): Slices {
  const current = sliceAt(now, windowMs);
  const slices = new Map<number, number>();
  for (const [name, times] of Object.entries(item)) {
    const slice = /^s(\d+)$/.exec(name)?.[1];
    if (slice === undefined) continue;
    const at = Math.min(Number(slice), current);
    slices.set(at, (slices.get(at) ?? 0) + Number(times));
  }
  return slices;
}
