import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingRecord } from '../../../lib/bookings/booking.ts';
import { decideCancellation, decideOrder, planSettlement } from '../../../lib/bookings/decide.ts';
import type { Order } from '../../../lib/bookings/order.ts';
import type { Stock } from '../../../lib/stock/stock.ts';
import { stockOfDeal } from '../../../lib/stock/stock-id.ts';

const stockId = stockOfDeal('deal_0000000000000001');
const opensAt = 1_000_000;
const stock = (changed: Partial<Stock> = {}): Stock => ({
  id: stockId,
  total: 10,
  available: 10,
  held: 0,
  sold: 0,
  claims: {},
  gate: 'open',
  opensAt,
  closesAt: opensAt + 3_600_000,
  unitPrice: { amountMinor: 100, currency: 'EUR' },
  drop: false,
  ...changed,
});

const wish = (quantity: number) => ({ buyerId: 'gst_0000000000000001', quantity }) as const;

let sequence = 0;
const order = (quantity = 1, acceptedAt = opensAt): Order => ({
  id: `bkg_${String(++sequence).padStart(48, '0')}`,
  stockId,
  buyerId: 'gst_0000000000000001',
  quantity,
  acceptedAt,
});

describe('decideOrder', () => {
  it('decides at once while the deal is calm', () => {
    expect(decideOrder(stock(), wish(1), opensAt, false)).toEqual({ kind: 'direct' });
  });

  it.each([
    ['before it opens', {}, opensAt - 1],
    ['from the millisecond it closes', { closesAt: opensAt + 5 }, opensAt + 5],
    ['while the gate is closed', { gate: 'closed' as const }, opensAt],
  ])('refuses %s', (_, changed, now) => {
    expect(decideOrder(stock(changed), wish(1), now, false)).toEqual({
      kind: 'refuse',
      code: 'deal_not_live',
    });
  });

  it('refuses free units while others wait in line for them', () => {
    const lined = { line: 'mark', lineSince: opensAt + 1, waiting: 1 };
    expect(decideOrder(stock(lined), wish(1), opensAt, false)).toEqual({ kind: 'direct' });
    expect(decideOrder(stock(lined), wish(1), opensAt + 1, false)).toEqual({
      kind: 'refuse',
      code: 'sold_out',
    });
  });

  it('refuses what is not there, and what exceeds the limit', () => {
    expect(decideOrder(stock({ available: 1 }), wish(2), opensAt, false)).toEqual({
      kind: 'refuse',
      code: 'sold_out',
    });
    expect(decideOrder(stock({ perCustomerLimit: 1 }), wish(2), opensAt, false)).toEqual({
      kind: 'refuse',
      code: 'limit_exceeded',
    });
  });

  it('refuses an order of more units than the deal gives at once, at the door and at settlement', () => {
    const modest = stock({ maxUnitsPerOrder: 2 });
    expect(decideOrder(modest, wish(2), opensAt, false)).toEqual({ kind: 'direct' });
    expect(decideOrder(modest, wish(3), opensAt, false)).toEqual({
      kind: 'refuse',
      code: 'quantity_too_large',
    });
    const orders = [order(3), order(2)];
    expect(planSettlement(modest, orders, opensAt)).toMatchObject({
      winners: [orders[1]],
      refused: [{ order: orders[0], code: 'quantity_too_large' }],
    });
  });

  it('refuses an order that expects another price, unless it could not have its units anyway', () => {
    const dearer = { ...wish(2), expectedPrice: { amountMinor: 1, currency: 'JPY' } };
    const code = (changed: Partial<Stock>) => {
      const decision = decideOrder(stock(changed), dearer, opensAt, false);
      return decision.kind === 'refuse' && decision.code;
    };
    expect(code({})).toBe('price_changed');
    expect(code({ available: 1 })).toBe('sold_out');
    expect(code({ perCustomerLimit: 1 })).toBe('limit_exceeded');
    expect(code({ unitPrice: dearer.expectedPrice })).toBe(false);
  });

  it('refuses an order whose total is more than one payment can be, and takes the largest that can', () => {
    const dear = stock({ unitPrice: { amountMinor: 33_333_333, currency: 'EUR' } });
    const tooDear = wish(4);
    expect(decideOrder(dear, wish(3), opensAt, false)).toEqual({ kind: 'direct' });
    expect(decideOrder(dear, tooDear, opensAt, false)).toEqual({ kind: 'refuse', code: 'amount_too_large' });
    const plan = planSettlement(dear, [order(4), order(3)], opensAt);
    expect(plan.refused).toMatchObject([{ code: 'amount_too_large', order: { quantity: 4 } }]);
    expect(plan.winners).toMatchObject([{ quantity: 3 }]);
  });

  it('queues the orders of a drop’s first minute, and those of a deal that is hot', () => {
    const drop = stock({ drop: true });
    expect(decideOrder(drop, wish(1), opensAt + 59_999, false)).toEqual({ kind: 'queue' });
    expect(decideOrder(drop, wish(1), opensAt + 60_000, false)).toEqual({ kind: 'direct' });
    expect(decideOrder(stock(), wish(1), opensAt, true)).toEqual({ kind: 'queue' });
  });
});

describe('planSettlement', () => {
  it('gives nothing to orders from after the beginning of a line', () => {
    const [before, after] = [order(1, opensAt + 4), order(1, opensAt + 5)];
    const lined = stock({ line: 'mark', lineSince: opensAt + 5, waiting: 1 });
    const plan = planSettlement(lined, [before, after], opensAt + 10);
    expect(plan).toMatchObject({ winners: [before], short: [after], refused: [] });
  });

  it('takes what is left when fewer units remain than wanted', () => {
    const orders = [order(2), order(2), order(1)];
    const plan = planSettlement(stock({ available: 3 }), orders, opensAt);
    expect(plan.winners).toEqual([orders[0], orders[2]]);
    expect(plan.short).toEqual([orders[1]]);
  });

  it.each([
    ['before the opening', -1, true],
    ['at the opening', 0, false],
    ['in the last millisecond', 3_599_999, false],
    ['at the end', 3_600_000, true],
  ])(
    'gives units for an order that was accepted %s only if that is inside the window',
    (_, after, isRefused) => {
      const waiting = order(10, opensAt + after);
      const next = order(10, opensAt + 10);
      const plan = planSettlement(stock(), [waiting, next], opensAt + 1_000);
      expect(plan.refused).toEqual(isRefused ? [{ order: waiting, code: 'deal_not_live' }] : []);
      expect(plan.winners).toEqual([isRefused ? next : waiting]);
    },
  );

  it('never gives more units than are available, forgets no order, and gives none twice', () => {
    const quantities = fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 60 });
    fc.assert(
      fc.property(
        quantities,
        fc.integer({ min: 0, max: 500 }),
        fc.option(fc.integer({ min: 1, max: 100 })),
        (wanted, available, limit) => {
          const orders = wanted.map((quantity) => order(quantity));
          const { winners, short, refused } = planSettlement(
            stock({ available, ...(limit && { perCustomerLimit: limit }) }),
            orders,
            opensAt,
          );
          const given = winners.reduce((sum, { quantity }) => sum + quantity, 0);
          const all = [...winners, ...short, ...refused.map((refusal) => refusal.order)];
          expect(given).toBeLessThanOrEqual(available);
          expect(new Set(all).size).toBe(orders.length);
          expect(all.length).toBe(orders.length);
          for (const left of short) expect(left.quantity).toBeGreaterThan(available - given);
        },
      ),
    );
  });
});

describe('decideCancellation', () => {
  const booking = (changed: Partial<BookingRecord>): BookingRecord => ({
    id: 'bkg_1',
    stockId,
    buyerId: 'gst_1',
    quantity: 1,
    unitPrice: { amountMinor: 100, currency: 'EUR' },
    total: { amountMinor: 100, currency: 'EUR' },
    status: 'held',
    holdExpiresAt: 2_000,
    createdAt: 1_000,
    updatedAt: 1_000,
    version: 1,
    ...changed,
  });

  it('releases a hold until it lapses', () => {
    expect(decideCancellation(booking({}), 1_999)).toBe('release');
    expect(decideCancellation(booking({}), 2_000)).toBe('refuse');
  });

  it('releases what was free of charge, and leaves to a refund what was paid for', () => {
    expect(decideCancellation(booking({ status: 'confirmed' }), 0)).toBe('refuse');
    expect(
      decideCancellation(booking({ status: 'confirmed', total: { amountMinor: 0, currency: 'EUR' } }), 0),
    ).toBe('release');
  });

  it.each(['redeemed', 'fulfilled', 'rejected', 'expired', 'refunded'] as const)(
    'leaves a booking that is %s as it is',
    (status) => {
      expect(decideCancellation(booking({ status }), 0)).toBe('refuse');
    },
  );

  it('has nothing to do for a cancelled one', () => {
    expect(decideCancellation(booking({ status: 'cancelled' }), 0)).toBe('done');
  });
});
