import type { BookingId, StockId } from '../contract/ids.ts';
import { spread } from '../platform/spread.ts';

/** The number of partitions for one stock's bookings. A partition takes 1,000 write units a second. */
const shardCount = 16;

/** Returns the partition of a booking among those of its stock. */
export const bookingShardOf = (bookingId: BookingId): number => spread(bookingId, shardCount);

export const partition = (stockId: StockId, shard: number): string => `${stockId}#${shard}`;

/** All of them. */
export const shards: readonly number[] = Array.from({ length: shardCount }, (_, shard) => shard);

/** Every partition of the stock. */
export const partitionsOf = (stockId: StockId): string[] => shards.map((shard) => partition(stockId, shard));
