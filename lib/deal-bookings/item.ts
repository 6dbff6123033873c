import { type BookingRecord, stocksOf } from '../bookings/booking.ts';
import type { Hold } from '../bookings/release-holds.ts';
import type { BookingId, BuyerId, StockId } from '../contract/ids.ts';
import { toEpochMs, toInstant } from '../platform/clock.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import { dealBookingKey } from './deal-booking-key.ts';
import { bookingShardOf, partition } from './shard.ts';

/** Returns a booking's place among those of its stock, newest first. No two bookings share a place. */
export type BookingPlace = `${string}#${string}`;

/**
 * A booking as the projection stores it. `createdAt` contains the booking's place, because an index whose sort key
 * repeats promises no order among equals, and pages need one. `holdDueAt` is present while the booking is held, so the
 * index of holds has no other items. It contains the buyer, so that a hold can be released from the index's keys alone.
 */
export type DealBookingItem = Omit<BookingRecord, 'createdAt'> & {
  readonly pk: string;
  readonly sk: BookingId;
  readonly createdAt: BookingPlace;
  readonly holdDueAt?: `${string}#${BuyerId}`;
  /** The day of the order, and the booking’s shard: the key of the index of days, which covers the whole shop. */
  readonly day: string;
};

export const bookingPlaceOf = ({ createdAt, id }: Pick<BookingRecord, 'createdAt' | 'id'>): BookingPlace =>
  `${toInstant(createdAt)}#${id}`;

/** Days are UTC. The shards of a day are those of its stocks, since both have the same write rate. */
export const dayPartition = (day: string, shard: number): string => `day#${day}#${shard}`;

const dayOf = ({ createdAt, id }: Pick<BookingRecord, 'createdAt' | 'id'>) =>
  dayPartition(toInstant(createdAt).slice(0, 10), bookingShardOf(id));

export const toDealBookingItem = (record: BookingRecord): DealBookingItem => ({
  ...record,
  ...dealBookingKey(record.id),
  createdAt: bookingPlaceOf(record),
  day: dayOf(record),
  ...(record.status === 'held' &&
    record.holdExpiresAt !== undefined && {
      holdDueAt: `${toInstant(record.holdExpiresAt)}#${record.buyerId}`,
    }),
});

/** Reads a hold from the keys of the index of holds. */
export function toHold({ sk, holdDueAt }: Required<Pick<DealBookingItem, 'sk' | 'holdDueAt'>>): Hold {
  const [due, buyerId] = holdDueAt.split('#') as [string, BuyerId];
  return { bookingId: sk, buyerId, holdExpiresAt: toEpochMs(due) };
}

/**
 * Returns the entries of a booking in the partitions of the other stocks that it is or was in. Lists of a stock leave
 * out what is elsewhere now. They are in no index of days or holds: the booking itself is, and only confirmed ones move.
 */
export const entriesElsewhere = (record: BookingRecord): Omit<DealBookingItem, 'day'>[] => {
  const { pk, sk } = dealBookingKey(record.id);
  return stocksOf(record)
    .map((stockId) => ({
      ...record,
      ...{ pk: partition(stockId, bookingShardOf(record.id)), sk },
      createdAt: bookingPlaceOf(record),
    }))
    .filter((entry) => entry.pk !== pk);
};

/** Returns whether a record that a stock's partition has is in that stock now. */
export const isIn = (stockId: StockId, record: { readonly stockId: StockId }): boolean =>
  record.stockId === stockId;

export function fromDealBookingItem(item: StoredItem): BookingRecord {
  const place = String(item.createdAt);
  const record = stored<BookingRecord>(item, ['pk', 'sk', 'holdDueAt', 'day']);
  return { ...record, createdAt: toEpochMs(place.slice(0, place.indexOf('#'))) };
}
