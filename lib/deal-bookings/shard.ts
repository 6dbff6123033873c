import type { BookingId, DealId } from '../contract/ids.ts';
import { spread } from '../platform/spread.ts';

/** How many partitions one deal's bookings are spread over: a partition takes 1,000 write units a second. */
const shardCount = 16;

/** Which of its deal's partitions a booking lives in. */
export const shardOf = (bookingId: BookingId): number => spread(bookingId, shardCount);

export const partition = (dealId: DealId, shard: number): string => `${dealId}#${shard}`;

/** Every one of them. */
export const shards: readonly number[] = Array.from({ length: shardCount }, (_, shard) => shard);

/** Every partition of the deal. */
export const partitionsOf = (dealId: DealId): string[] => shards.map((shard) => partition(dealId, shard));
