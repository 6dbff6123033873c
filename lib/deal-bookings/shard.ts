import type { BookingId, StockId } from '../contract/ids.ts';
import { spread } from '../platform/spread.ts';

/** How many partitions one stock's bookings are spread over: a partition takes 1,000 write units a second. */
const shardCount = 16;

/** Which of its stock's partitions a booking lives in. */
export const shardOf = (bookingId: BookingId): number => spread(bookingId, shardCount);

export const partition = (stockId: StockId, shard: number): string => `${stockId}#${shard}`;

/** Every one of them. */
export const shards: readonly number[] = Array.from({ length: shardCount }, (_, shard) => shard);

/** Every partition of the stock. */
export const partitionsOf = (stockId: StockId): string[] => shards.map((shard) => partition(stockId, shard));
