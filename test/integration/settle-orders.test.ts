import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseBookingId } from '../../lib/bookings/booking-id.ts';
import type { SettleOrdersDeps } from '../../lib/bookings/escrow.ts';
import type { Order } from '../../lib/bookings/order.ts';
import { recoverClaims } from '../../lib/bookings/recover-claims.ts';
import { settleOrders } from '../../lib/bookings/settle-orders.ts';
import type { DealId } from '../../lib/contract/ids.ts';
import { UpdateCommand } from '../../lib/platform/documents/commands.ts';
import { newId } from '../../lib/platform/ids.ts';
import { newBuyer, orderOf, ordersOf, type SaleBed, saleBed, start } from './sale-bed.ts';

let bed: SaleBed;
beforeAll(async () => {
  bed = await saleBed();
});
afterAll(() => bed.stop());
beforeEach(() => bed.setTime(start));

const recover = async (dealId: DealId) =>
  recoverClaims(
    { bookings: bed.bookings, claims: bed.claims, clock: bed.clock, recoverAfterMs: 35_000 },
    await bed.stockOf(dealId),
  );

describe('settleOrders', () => {
  it('gives each order its units while there are enough', async () => {
    const dealId = await bed.deal(100);
    const orders = ordersOf(dealId, 100);
    const settlement = await settleOrders(bed.settling(), orders);
    expect(settlement).toMatchObject({ held: 100, rejected: 0, repeated: 0 });
    expect(await bed.account(dealId, orders)).toMatchObject({
      held: 100,
      available: 0,
      claimed: 0,
      balanced: true,
    });
  });

  it('takes what is left, first come, first served, and rejects the rest as sold out', async () => {
    const dealId = await bed.deal(30);
    const orders = ordersOf(dealId, 100);
    await settleOrders(bed.settling(), orders.toReversed());
    expect(await bed.account(dealId, orders)).toMatchObject({
      held: 30,
      rejected: 70,
      available: 0,
      balanced: true,
    });
    expect(await bed.account(dealId, orders.slice(0, 30))).toMatchObject({ held: 30 });
  });

  it('never splits an order: one that does not fit leaves its units to a smaller one', async () => {
    const dealId = await bed.deal(3);
    const orders = [
      orderOf(dealId, { quantity: 2 }),
      orderOf(dealId, { quantity: 2, acceptedAt: start + 1 }),
      orderOf(dealId, { acceptedAt: start + 2 }),
    ];
    await settleOrders(bed.settling(), orders);
    expect(await bed.account(dealId, orders)).toMatchObject({
      held: 3,
      rejected: 1,
      available: 0,
      balanced: true,
    });
  });

  it('costs at most 1.15 write units a booking in a batch of 100, and 1 a rejected order', async () => {
    const dealId = await bed.deal(100);
    bed.capacity.take();
    await settleOrders(bed.settling(), ordersOf(dealId, 100));
    const perBooking = bed.capacity.take() / 100;
    expect(perBooking).toBeGreaterThan(1);
    expect(perBooking).toBeLessThanOrEqual(1.15);
    await settleOrders(bed.settling(), ordersOf(dealId, 50));
    expect(bed.capacity.take() / 50).toBe(1);
  });

  it('confirms at once what costs nothing', async () => {
    const dealId = await bed.deal(5, { unitPrice: { amountMinor: 0, currency: 'EUR' } });
    const orders = ordersOf(dealId, 5);
    await settleOrders(bed.settling(), orders);
    expect(await bed.account(dealId, orders)).toMatchObject({ sold: 5, held: 0, balanced: true });
  });

  it('collapses an order that comes twice, in one batch or in two', async () => {
    const dealId = await bed.deal(10);
    const order = orderOf(dealId);
    await settleOrders(bed.settling(), [order, order]);
    await settleOrders(bed.settling(), [order]);
    expect(await bed.account(dealId, [order])).toMatchObject({
      held: 1,
      available: 9,
      claimed: 0,
      balanced: true,
    });
  });

  it('sells units that a repeated order handed back to the next in line', async () => {
    const dealId = await bed.deal(2);
    const first = orderOf(dealId);
    await settleOrders(bed.settling(), [first]);
    const last = orderOf(dealId, { acceptedAt: start + 2 });
    await settleOrders(bed.settling(), [first, last]);
    expect(await bed.account(dealId, [first, last])).toMatchObject({
      held: 2,
      rejected: 0,
      available: 0,
      balanced: true,
    });
  });

  it.each([
    ['before it opens', { opensAt: start + 10 }],
    ['when it closes', { closesAt: start }],
    ['while its gate is closed', { gate: 'closed' as const }],
  ])('sells nothing %s', async (_, changed) => {
    const dealId = await bed.deal(5, changed);
    const orders = ordersOf(dealId, 3);
    await settleOrders(bed.settling(), orders);
    expect(await bed.account(dealId, orders)).toMatchObject({
      held: 0,
      rejected: 3,
      available: 5,
      balanced: true,
    });
  });

  it.each([true, false])('serves nobody who came before the opening (drop: %s)', async (drop) => {
    const dealId = await bed.deal(5, { drop });
    const early = [900, 100, 1].map((ms) => orderOf(dealId, { quantity: 5, acceptedAt: start - ms }));
    const first = orderOf(dealId, { quantity: 5 });
    bed.setTime(start + 500);
    await settleOrders(bed.settling(), [...early, first]);
    expect(await bed.account(dealId, early)).toMatchObject({ held: 0, rejected: 3 });
    expect(await bed.account(dealId, [first])).toMatchObject({ held: 5, available: 0, balanced: true });
    const records = await Array.fromAsync(
      bed.bookings.getMany(
        early.map(({ buyerId, id }) => ({ buyerId, identity: parseBookingId(id).identity })),
      ),
    );
    expect(records.map(({ rejection }) => rejection)).toEqual(Array(3).fill('deal_not_live'));
  });

  it('serves those who came in time though its own clock has not come to the opening', async () => {
    const dealId = await bed.deal(5);
    const orders = [orderOf(dealId, { acceptedAt: start }), orderOf(dealId, { acceptedAt: start + 20 })];
    const early = orderOf(dealId, { acceptedAt: start - 1 });
    bed.setTime(start - 300);
    await settleOrders(bed.settling(), [...orders, early]);
    expect(await bed.account(dealId, orders)).toMatchObject({ held: 2, available: 3, balanced: true });
    expect(await bed.account(dealId, [early])).toMatchObject({ rejected: 1 });
    for (const { buyerId } of orders)
      expect((await bed.bookings.listByBuyer(buyerId))[0]?.createdAt).toBeGreaterThanOrEqual(start);
    bed.setTime(start);
  });

  it('gives nothing to a guest by the time that only signed-in customers may order', async () => {
    const dealId = await bed.deal(5, { signedInOnly: true });
    const guest = orderOf(dealId);
    const customer = orderOf(dealId, { buyerId: newId('cus', bed.random) });
    await settleOrders(bed.settling(), [guest, customer]);
    expect(await bed.account(dealId, [guest])).toMatchObject({ rejected: 1 });
    expect((await bed.bookings.listByBuyer(guest.buyerId))[0]?.rejection).toBe('sign_in_required');
    expect(await bed.account(dealId, [customer])).toMatchObject({ held: 1, balanced: true });
  });

  it('counts a booking whose put the SDK had to repeat, since its answer was lost', async () => {
    const dealId = await bed.deal(1);
    const orders = ordersOf(dealId, 1);
    const { bookings } = bed;
    const recordClaimed: typeof bookings.recordClaimed = async (record, limit) => {
      await bookings.recordClaimed(record, limit);
      return bookings.recordClaimed(record, limit);
    };
    await settleOrders(bed.settling({ bookings: { ...bookings, recordClaimed } }), orders);
    expect(await bed.account(dealId, orders)).toMatchObject({ held: 1, available: 0, balanced: true });
  });

  it('holds the limit of a customer over several orders', async () => {
    const dealId = await bed.deal(10, { perCustomerLimit: 3 });
    const buyerId = newBuyer();
    const orders = [1, 2, 3].map((n) => orderOf(dealId, { buyerId, quantity: 2, idempotencyKey: `k${n}` }));
    await settleOrders(bed.settling(), orders);
    expect(await bed.account(dealId, orders)).toMatchObject({
      held: 2,
      rejected: 2,
      available: 8,
      claimed: 0,
      balanced: true,
    });
  });

  it.each([
    ['amount', { amountMinor: 9_900, currency: 'EUR' }],
    ['currency', { amountMinor: 1999, currency: 'JPY' }],
  ])('records the price of the claim when another %s comes after the look at the stock', async (_, price) => {
    const dealId = await bed.deal(5);
    const agreed = { ...orderOf(dealId), expectedPrice: { amountMinor: 1999, currency: 'EUR' } };
    const orders = [agreed, orderOf(dealId)];
    let looks = 0;
    const get: SettleOrdersDeps['stock']['get'] = async (id, options) => {
      const seen = await bed.stock.get(id, options);
      if (++looks === 1)
        await bed.dynamo.send(
          new UpdateCommand({
            TableName: bed.stockTable,
            Key: { pk: id },
            UpdateExpression: 'SET unitPrice = :price',
            ExpressionAttributeValues: { ':price': price },
          }),
        );
      return seen;
    };
    await settleOrders(bed.settling({ stock: { get } }), orders);
    expect(await Promise.all(orders.map(({ buyerId }) => bed.bookings.listByBuyer(buyerId)))).toMatchObject([
      [{ status: 'rejected', rejection: 'price_changed', unitPrice: price }],
      [{ status: 'held', unitPrice: price }],
    ]);
    expect(await bed.account(dealId, orders)).toMatchObject({ held: 1, available: 4, balanced: true });
  });

  it('settles many batches at once without selling a unit twice', async () => {
    const dealId = await bed.deal(150);
    const batches = Array.from({ length: 6 }, () => ordersOf(dealId, 60));
    await Promise.all(batches.map((orders) => settleOrders(bed.settling(), orders)));
    expect(await bed.account(dealId, batches.flat())).toMatchObject({
      held: 150,
      answered: 360,
      available: 0,
      balanced: true,
    });
  });

  it('lets one deal proceed when another cannot', async () => {
    const dealId = await bed.deal(5);
    const orders = [orderOf(dealId), orderOf('deal_0000000000000009' as DealId)];
    const { undecided } = await settleOrders(bed.settling(), orders);
    expect([...undecided]).toEqual([orders[1]?.id]);
    expect(await bed.account(dealId, orders.slice(0, 1))).toMatchObject({ held: 1, balanced: true });
  });
});

describe('a crash of the consumer', () => {
  class Crash extends Error {}
  const crash = () => {
    throw new Crash('the consumer died');
  };
  /** After each of the four steps the consumer is gone: nothing that comes later happens. */
  const dyingAfter: Record<string, () => Partial<SettleOrdersDeps>> = {
    intent: () => ({ claims: { ...bed.claims, open: crash } }),
    claim: () => ({
      claims: { ...bed.claims, open: (...args) => bed.claims.open(...args).then(crash) },
    }),
    'some of the records': () => {
      let records = 0;
      return {
        claims: { ...bed.claims, close: crash },
        bookings: {
          ...bed.bookings,
          recordClaimed: async (...args) => (++records > 7 ? crash() : bed.bookings.recordClaimed(...args)),
        },
      };
    },
    'all records': () => ({ claims: { ...bed.claims, close: crash } }),
    return: () => ({
      claims: { ...bed.claims, close: (...args) => bed.claims.close(...args).then(crash) },
    }),
  };

  it.each(Object.keys(dyingAfter))(
    'after the %s is mended: the batch comes again and the old claim is recovered',
    async (step) => {
      const dealId = await bed.deal(40);
      const orders = ordersOf(dealId, 20);
      await settleOrders(bed.settling(dyingAfter[step]?.()), orders).catch(() => undefined);
      await settleOrders(bed.settling(), orders);
      bed.setTime(start + 36_000);
      await recover(dealId);
      expect(await bed.account(dealId, orders)).toMatchObject({
        held: 20,
        available: 20,
        claimed: 0,
        answered: 20,
        balanced: true,
      });
    },
  );

  it('keeps its claim until nobody can be working on it any more', async () => {
    const dealId = await bed.deal(40);
    await settleOrders(bed.settling(dyingAfter.claim?.()), ordersOf(dealId, 20)).catch(() => undefined);
    bed.setTime(start + 34_000);
    expect(await recover(dealId)).toBe(0);
    expect((await bed.stockOf(dealId)).available).toBe(20);
    bed.setTime(start + 36_000);
    expect(await recover(dealId)).toBe(1);
    expect((await bed.stockOf(dealId)).available).toBe(40);
  });

  it('is recovered once, however many sweepers look', async () => {
    const dealId = await bed.deal(40);
    const orders: Order[] = ordersOf(dealId, 20);
    await settleOrders(bed.settling(dyingAfter['some of the records']?.()), orders).catch(() => undefined);
    bed.setTime(start + 36_000);
    await Promise.all([recover(dealId), recover(dealId), recover(dealId)]);
    expect(await bed.account(dealId, orders)).toMatchObject({
      held: 7,
      available: 33,
      claimed: 0,
      balanced: true,
    });
  });
});
