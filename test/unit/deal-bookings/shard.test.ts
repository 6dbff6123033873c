import { describe, expect, it } from 'vitest';
import { parseBookingId } from '../../../lib/bookings/booking-id.ts';
import { merged } from '../../../lib/deal-bookings/newest-first.ts';
import { bookingShardOf, partitionsOf } from '../../../lib/deal-bookings/shard.ts';
import { bookingId, stockId } from '../../stored-items.ts';

describe('bookingShardOf', () => {
  it('spreads bookings evenly over sixteen partitions', () => {
    const counts = new Array(16).fill(0);
    for (let n = 0; n < 16_000; n++) counts[bookingShardOf(bookingId(n))] += 1;
    expect(Math.min(...counts)).toBeGreaterThan(800);
    expect(Math.max(...counts)).toBeLessThan(1_200);
    expect(new Set(partitionsOf(stockId)).size).toBe(16);
  });

  it('knows the stock of a booking by its id', () => {
    expect(parseBookingId(bookingId(7)).stockId).toBe(stockId);
  });
});

describe('merged', () => {
  const source = (...pages: number[][]) => {
    const left = [...pages];
    return async () => left.shift();
  };

  it('merges sources in order, over empty pages and sources', async () => {
    const merging = merged([source([9, 4], [], [1]), source(), source([8], [7, 2])], (a, b) => a > b);
    const seen: number[] = [];
    for await (const value of merging) seen.push(value);
    expect(seen).toEqual([9, 8, 7, 4, 2, 1]);
  });

  it('reads no further than it is asked', async () => {
    let reads = 0;
    const endless = async () => [100 - reads++];
    for await (const _ of merged([endless], (a, b) => a > b)) break;
    expect(reads).toBe(1);
  });
});
