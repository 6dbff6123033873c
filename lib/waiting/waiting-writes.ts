import type { BookingId, BuyerId, StockId } from '../contract/ids.ts';
import type { WaitingEnd } from '../contract/waiting.ts';
import { toEpochSeconds } from '../platform/clock.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import type { Place, WaitingRecord } from './waiting.ts';

/**
 * The keys and conditional writes of waiting lists, as parts of transactions. An entry waits exactly while it has its
 * place in the line: every function that moves an entry out of `waiting` returns both parts.
 */
export const entryPrefix = 'entry#';
export const entryKey = (buyerId: BuyerId, stockId: StockId) => ({
  pk: buyerId,
  sk: `${entryPrefix}${stockId}`,
});

/** Sorts by the instant of joining. The entry's id is random, so it decides between two of one millisecond. */
export const placeOf = ({ joinedAt, id }: Pick<Place, 'joinedAt' | 'id'>): string =>
  `${String(joinedAt).padStart(13, '0')}#${id}`;
export const placeKey = (place: Place) => ({ pk: place.stockId, sk: placeOf(place) });

/** Days for which an entry that no longer waits can be read. */
const keptMs = 30 * 86_400_000;

/** The two parts of a change: of the buyer's entry, which may fail, and of its place in line. */
type EntryParts = {
  readonly entry: TransactItem;
  readonly place: TransactItem;
};

/**
 * Puts a buyer into the line. The entry that was read must still be there, so a buyer never has two places.
 * @param before the buyer's earlier entry, which does not wait
 */
export function takePlace(table: string, place: Place, before: WaitingRecord | undefined): EntryParts {
  const record: WaitingRecord = { ...place, status: 'waiting' };
  return {
    entry: {
      Put: {
        TableName: table,
        Item: { ...entryKey(place.buyerId, place.stockId), ...record },
        ...(before
          ? {
              ConditionExpression: 'id = :before AND #status = :then',
              ExpressionAttributeNames: { '#status': 'status' },
              ExpressionAttributeValues: { ':before': before.id, ':then': before.status },
            }
          : { ConditionExpression: 'attribute_not_exists(pk)' }),
      },
    },
    place: { Put: { TableName: table, Item: { ...placeKey(place), ...place } } },
  };
}

/** The state of an entry that leaves the line. */
export type Leaving =
  | { readonly status: 'offered'; readonly bookingId: BookingId; readonly offered: number }
  | { readonly status: 'ended'; readonly end: WaitingEnd };

/** Takes an entry out of its line, once: it must still wait. An offer and a departure exclude each other. */
export function leavePlace(table: string, place: Place, leaving: Leaving, now: number): EntryParts {
  const fields = { ...leaving, endedAt: now, ttl: toEpochSeconds(now + keptMs) };
  const names = Object.keys(fields);
  return {
    entry: {
      Update: {
        TableName: table,
        Key: entryKey(place.buyerId, place.stockId),
        UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
        ConditionExpression: 'id = :id AND #status = :waiting',
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`:${name}`, value])),
          ':id': place.id,
          ':waiting': 'waiting',
        },
      },
    },
    place: { Delete: { TableName: table, Key: placeKey(place) } },
  };
}

/** Deletes an entry with its place, for a person who is erased. The entry that was read must still be there. */
export const forgetEntry = (table: string, record: WaitingRecord): TransactItem[] => [
  {
    Delete: {
      TableName: table,
      Key: entryKey(record.buyerId, record.stockId),
      ConditionExpression: 'id = :id AND #status = :status',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':id': record.id, ':status': record.status },
    },
  },
  { Delete: { TableName: table, Key: placeKey(record) } },
];
