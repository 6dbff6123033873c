import type { BookingId, DealId } from '../contract/ids.ts';

/** How many partitions one deal's bookings are spread over: a partition takes 1,000 write units a second. */
const shardCount = 16;

/** Which of its deal's partitions a booking lives in: FNV-1a of its id, so that any set of ids spreads evenly. */
export function shardOf(bookingId: BookingId): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < bookingId.length; index++)
    hash = Math.imul(hash ^ bookingId.charCodeAt(index), 0x01000193);
  return ((hash >>> 16) ^ hash) & (shardCount - 1);
}

export const partition = (dealId: DealId, shard: number): string => `${dealId}#${shard}`;

/** Every partition of the deal. */
export const partitionsOf = (dealId: DealId): string[] =>
  Array.from({ length: shardCount }, (_, shard) => partition(dealId, shard));
