import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BookingRecord } from '../../lib/bookings/booking.ts';
import { parseBookingId } from '../../lib/bookings/booking-id.ts';
import { placeOrder } from '../../lib/bookings/place-order.ts';
import { withBackoff } from '../../lib/platform/backoff.ts';
import { isContention } from '../../lib/platform/dynamo.ts';
import { newBuyer, type SaleBed, saleBed, start } from './sale-bed.ts';

const tries = { attempts: 12, baseMs: 10, capMs: 200 };

let bed: SaleBed;
beforeAll(async () => {
  bed = await saleBed();
});
afterAll(() => bed.stop());

/** Ten holds of one deal: were one returned twice, the units of the others would hide it from the stock's own condition. */
async function tenHolds() {
  const dealId = await bed.deal(20);
  const records: BookingRecord[] = [];
  for (let n = 0; n < 10; n++) {
    const id = newBuyer();
    const { booking } = await placeOrder(bed.placing(), {
      buyer: { kind: 'guest', id },
      idempotencyKey: 'key',
      dealId,
      quantity: 1,
    });
    const record = await bed.bookings.get(id, parseBookingId(booking.id).identity);
    if (record) records.push(record);
  }
  return { dealId, records };
}

const release = (records: BookingRecord[], to: 'expired' | 'cancelled') =>
  withBackoff(() => bed.bookings.release(records, { to, now: start + 1 }), isContention, tries, bed.random);

describe('A hold', () => {
  it('is released by one of many who try at once, and the others are told that it has changed', async () => {
    const { dealId, records } = await tenHolds();
    const [one] = records;
    if (!one) throw new Error('Nothing is held');
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, index) => release([one], index % 2 ? 'expired' : 'cancelled')),
    );
    expect(outcomes.filter(({ kind }) => kind === 'released')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'changed')).toHaveLength(5);
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 11, held: 9 });
  });

  it('that has ended keeps the whole batch from being released with it, and is named', async () => {
    const { dealId, records } = await tenHolds();
    const [ended, ...others] = records;
    if (!ended) throw new Error('Nothing is held');
    await release([ended], 'cancelled');
    expect(await release([ended, ...others], 'expired')).toEqual({
      kind: 'changed',
      changed: new Set([ended.id]),
    });
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 11, held: 9 });
    expect(await release(others, 'expired')).toEqual({ kind: 'released' });
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 20, held: 0 });
  });
});
