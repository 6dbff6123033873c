import { deleteItems } from '../platform/delete-items.ts';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
} from '../platform/documents/commands.ts';
import { stored } from '../platform/stored.ts';
import type { Movement } from './movement.ts';

/** The progress of a day's comparison. */
export interface LedgerComparison {
  /** Epoch milliseconds, as is `next`. */
  readonly startedAt: number;
  /** The instant before which everything has been read. */
  readonly next: number;
  readonly compared: { readonly here: number; readonly stripe: number };
  /** Movements without an equal counterpart so far. */
  readonly here: readonly Movement[];
  readonly stripe: readonly Movement[];
}

export type LedgerComparisons = ReturnType<typeof ledgerComparisons>;

/** Movements of about 200 bytes each, well below the 400 KB of an item. */
const inAnItem = 1_000;
const keptSeconds = 14 * 86_400;

interface Head extends Pick<LedgerComparison, 'startedAt' | 'next' | 'compared'> {
  readonly parts: { readonly here: number; readonly stripe: number };
}

/**
 * Comparisons of a day that continue in another run. The parts are named by their position and the head is written
 * last. A run that stops in between continues from the head before.
 */
export const ledgerComparisons = (dynamo: DynamoDBDocumentClient, table: string) => {
  const pk = (day: string) => `report#${day}`;
  const head = (day: string) => ({ pk: pk(day), sk: 'comparison' });
  const part = (day: string, next: number, side: string, index: number) => ({
    pk: pk(day),
    sk: `comparison#${next}#${side}#${index}`,
  });
  const keysOf = (day: string, { next, parts }: Head) =>
    (['here', 'stripe'] as const).flatMap((side) =>
      Array.from({ length: parts[side] }, (_, index) => part(day, next, side, index)),
    );
  const headOf = async (day: string): Promise<Head | undefined> => {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: head(day), ConsistentRead: true }),
    );
    return Item && stored<Head>(Item, ['pk', 'sk', 'ttl']);
  };
  const read = async (day: string, { next, parts }: Head, side: 'here' | 'stripe'): Promise<Movement[]> => {
    const movements: Movement[] = [];
    for (let index = 0; index < parts[side]; index++) {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: part(day, next, side, index), ConsistentRead: true }),
      );
      movements.push(...((Item?.movements ?? []) as Movement[]));
    }
    return movements;
  };

  return {
    async get(day: string): Promise<LedgerComparison | undefined> {
      const found = await headOf(day);
      if (!found) return undefined;
      const [here, stripe] = await Promise.all([read(day, found, 'here'), read(day, found, 'stripe')]);
      const { startedAt, next, compared } = found;
      return { startedAt, next, compared, here, stripe };
    },

    async put(day: string, { here, stripe, ...place }: LedgerComparison): Promise<void> {
      const before = await headOf(day);
      const ttl = Math.floor(place.startedAt / 1_000) + keptSeconds;
      const sides = { here: inParts(here), stripe: inParts(stripe) };
      for (const side of ['here', 'stripe'] as const)
        for (const [index, movements] of sides[side].entries())
          await dynamo.send(
            new PutCommand({
              TableName: table,
              Item: { ...part(day, place.next, side, index), movements, ttl },
            }),
          );
      const parts = { here: sides.here.length, stripe: sides.stripe.length };
      await dynamo.send(new PutCommand({ TableName: table, Item: { ...head(day), ...place, parts, ttl } }));
      if (before && before.next !== place.next) await deleteItems(dynamo, table, keysOf(day, before));
    },

    async remove(day: string): Promise<void> {
      const found = await headOf(day);
      if (!found) return;
      await dynamo.send(new DeleteCommand({ TableName: table, Key: head(day) }));
      await deleteItems(dynamo, table, keysOf(day, found));
    },
  };
};

function inParts(movements: readonly Movement[]): Movement[][] {
  const parts: Movement[][] = [];
  for (let from = 0; from < movements.length; from += inAnItem)
    parts.push(movements.slice(from, from + inAnItem));
  return parts;
}
