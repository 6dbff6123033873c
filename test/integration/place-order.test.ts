import { describe, expect, it } from 'vitest';
import { getBooking } from '../../lib/bookings/get-booking.ts';
import { hotStocks } from '../../lib/bookings/hot-stocks.ts';
import { type DealOrder, placeOrder } from '../../lib/bookings/place-order.ts';
import { settleOrders } from '../../lib/bookings/settle-orders.ts';
import type { BuyerId, DealId, StockId } from '../../lib/contract/ids.ts';
import type { Money } from '../../lib/contract/money.ts';
import { UpdateCommand } from '../../lib/platform/documents/commands.ts';
import { newId } from '../../lib/platform/ids.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { bookingIdKey, newBuyer, orderOf, saleBedOfFile, start } from './sale-bed.ts';

const bed = await saleBedOfFile();

const place = (
  dealId: DealId,
  {
    buyerId = newBuyer(),
    idempotencyKey = 'key',
    quantity = 1,
    ...more
  }: Partial<Omit<DealOrder, 'buyer' | 'dealId'>> & { buyerId?: BuyerId } = {},
  deps = bed.placing(),
) => placeOrder(deps, { buyer: { kind: 'guest', id: buyerId }, idempotencyKey, dealId, quantity, ...more });

const unitPrice = { amountMinor: 1999, currency: 'EUR' };
/** The price of a deal as the seller changes it. */
const setPrice = (dealId: DealId, price: Money) =>
  bed.dynamo.send(
    new UpdateCommand({
      TableName: bed.stockTable,
      Key: { pk: stockOfDeal(dealId) },
      UpdateExpression: 'SET unitPrice = :price',
      ExpressionAttributeValues: { ':price': price },
    }),
  );

const setGate = (dealId: DealId, gate: 'open' | 'closed') =>
  bed.dynamo.send(
    new UpdateCommand({
      TableName: bed.stockTable,
      Key: { pk: stockOfDeal(dealId) },
      UpdateExpression: 'SET gate = :gate',
      ExpressionAttributeValues: { ':gate': gate },
    }),
  );

const refusedWith = (code: string) => expect.objectContaining({ code });

describe('placeOrder on the direct path', () => {
  it('holds the units and says until when', async () => {
    const dealId = await bed.deal(5);
    const { path, booking } = await place(dealId, { quantity: 2 });
    expect(path).toBe('direct');
    expect(booking).toMatchObject({
      status: 'held',
      quantity: 2,
      total: { amountMinor: 3998, currency: 'EUR' },
      holdExpiresAt: '2026-12-24T18:10:00.000Z',
    });
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 3, held: 2, sold: 0 });
  });

  it('costs at most 4.1 write units, and none once sold out is known', async () => {
    const dealId = await bed.deal(1);
    bed.capacity.take();
    await place(dealId);
    const units = bed.capacity.take();
    expect(units).toBeGreaterThan(0);
    expect(units).toBeLessThanOrEqual(4.1);
    await expect(place(dealId)).rejects.toEqual(refusedWith('sold_out'));
    expect(bed.capacity.take()).toBe(0);
  });

  it('confirms what costs nothing', async () => {
    const dealId = await bed.deal(5, { unitPrice: { amountMinor: 0, currency: 'EUR' } });
    const { booking } = await place(dealId);
    expect(booking.status).toBe('confirmed');
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 4, held: 0, sold: 1 });
  });

  it('gives the last unit to one of 200 buyers', async () => {
    const dealId = await bed.deal(1);
    const outcomes = await Promise.allSettled(Array.from({ length: 200 }, () => place(dealId)));
    await settleOrders(bed.settling(), bed.queued);
    const direct = outcomes.filter(
      (outcome) => outcome.status === 'fulfilled' && outcome.value.path === 'direct',
    );
    const queuedHolds = (await bed.account(dealId, bed.queued)).held;
    expect(direct.length + queuedHolds).toBe(1);
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 0, held: 1 });
  });

  it('opens and closes on the millisecond', async () => {
    const dealId = await bed.deal(5, { closesAt: start + 10 });
    bed.setTime(start - 1);
    await expect(place(dealId)).rejects.toEqual(refusedWith('deal_not_live'));
    bed.setTime(start);
    await expect(place(dealId)).resolves.toMatchObject({ path: 'direct' });
    bed.setTime(start + 9);
    await expect(place(dealId)).resolves.toMatchObject({ path: 'direct' });
    bed.setTime(start + 10);
    await expect(place(dealId)).rejects.toEqual(refusedWith('deal_not_live'));
  });

  it('is refused by the write itself when the view was behind', async () => {
    const open = await bed.deal(1);
    const view = await bed.stockOf(open);
    await place(open);
    const stale = bed.placing({ stock: { get: async () => view, invalidate() {} } });
    await expect(place(open, {}, stale)).rejects.toEqual(refusedWith('sold_out'));

    const closed = await bed.deal(1, { gate: 'closed' });
    const wasOpen = { ...(await bed.stockOf(closed)), gate: 'open' as const };
    const behind = bed.placing({ stock: { get: async () => wasOpen, invalidate() {} } });
    await expect(place(closed, {}, behind)).rejects.toEqual(refusedWith('deal_not_live'));
    expect(await bed.stockOf(closed)).toMatchObject({ available: 1, held: 0 });
  });

  it('knows no draft, as it knows no deal that was never made', async () => {
    const draft = await bed.deal(1, { gate: 'draft' });
    const refusals = await Promise.all(
      [draft, 'deal_0000000000000000' as typeof draft].map((dealId) =>
        place(dealId).catch((error: Error) => error),
      ),
    );
    expect(refusals).toEqual([refusedWith('not_found'), refusedWith('not_found')]);
    expect((refusals[0] as Error).message).toBe((refusals[1] as Error).message);
  });

  it('sells a draft from the moment it is published, though the view is behind', async () => {
    const dealId = await bed.deal(1);
    const now = await bed.stockOf(dealId);
    const behind = bed.placing({
      stock: {
        get: async (_: StockId, maxAgeMs?: number) =>
          maxAgeMs === undefined ? { ...now, gate: 'draft' as const } : now,
        invalidate() {},
      },
    });
    expect(await place(dealId, {}, behind)).toMatchObject({ booking: { status: 'held' } });
  });

  it('never charges a price that has changed meanwhile', async () => {
    const dealId = await bed.deal(1);
    const cheaper = { ...(await bed.stockOf(dealId)), unitPrice: { amountMinor: 1, currency: 'EUR' } };
    const { path } = await place(
      dealId,
      {},
      bed.placing({ stock: { get: async () => cheaper, invalidate() {} } }),
    );
    expect(path).toBe('queue');
    await settleOrders(bed.settling(), bed.queued);
    const [order] = bed.queued;
    const booking = order && (await getBooking({ ...bed, bookingIdKey }, order.id, order.buyerId));
    expect(booking).toMatchObject({ status: 'held', unitPrice: { amountMinor: 1999 } });
  });

  it('holds the limit of a customer over several orders', async () => {
    const dealId = await bed.deal(10, { perCustomerLimit: 3 });
    const buyerId = newBuyer();
    await place(dealId, { buyerId, quantity: 2, idempotencyKey: 'a' });
    await expect(place(dealId, { buyerId, quantity: 2, idempotencyKey: 'b' })).rejects.toEqual(
      refusedWith('limit_exceeded'),
    );
    await place(dealId, { buyerId, quantity: 1, idempotencyKey: 'c' });
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 7, held: 3 });
  });
});

describe('an order that names the price its buyer was shown', () => {
  const dearer = { amountMinor: 9_900, currency: 'EUR' };
  const yen = { amountMinor: 1999, currency: 'JPY' };
  const changedTo = (currentPrice: Money) => expect.objectContaining({ code: 'price_changed', currentPrice });

  it('gets its units at that price', async () => {
    const dealId = await bed.deal(5);
    expect(await place(dealId, { expectedPrice: unitPrice })).toMatchObject({
      path: 'direct',
      booking: { unitPrice },
    });
  });

  it.each([
    ['another amount', dearer],
    ['another currency with the same digits', yen],
    ['nothing', { amountMinor: 0, currency: 'EUR' }],
  ])('is refused and told the price when a unit costs %s by now', async (_, price) => {
    const dealId = await bed.deal(5);
    const view = await bed.stockOf(dealId);
    await setPrice(dealId, price);
    const behind = bed.placing({ stock: { get: async () => view, invalidate() {} } });
    for (const deps of [bed.placing(), behind])
      await expect(place(dealId, { expectedPrice: unitPrice }, deps)).rejects.toEqual(changedTo(price));
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 5, held: 0, sold: 0 });
    expect(bed.queued).toEqual([]);
  });

  it('is not told an old price by a view that is behind', async () => {
    const dealId = await bed.deal(5);
    const view = await bed.stockOf(dealId);
    await setPrice(dealId, dearer);
    const get = (id: StockId, maxAgeMs = 1_000) =>
      maxAgeMs < 1_000 ? bed.stock.get(id, { consistent: true }) : Promise.resolve(view);
    const behind = bed.placing({ stock: { get, invalidate() {} } });
    expect(await place(dealId, { expectedPrice: dearer }, behind)).toMatchObject({
      path: 'direct',
      booking: { unitPrice: dearer },
    });
  });

  it('waits in the queue with it, and is rejected there when the price has changed', async () => {
    const dealId = await bed.deal(5, { drop: true });
    const buyers = [newBuyer(), newBuyer()] as const;
    const [kept, free] = await Promise.all([
      place(dealId, { buyerId: buyers[0], expectedPrice: unitPrice }),
      place(dealId, { buyerId: buyers[1] }),
    ]);
    await setPrice(dealId, dearer);
    await settleOrders(bed.settling(), bed.queued);
    const read = (id: string, buyerId: BuyerId) => getBooking({ ...bed, bookingIdKey }, id as never, buyerId);
    expect(await read(kept.booking.id, buyers[0])).toMatchObject({
      status: 'rejected',
      rejection: 'price_changed',
      unitPrice: dearer,
    });
    expect(await read(free.booking.id, buyers[1])).toMatchObject({ status: 'held', unitPrice: dearer });
    await expect(place(dealId, { buyerId: buyers[0], expectedPrice: unitPrice })).rejects.toEqual(
      changedTo(dearer),
    );
  });

  it('stands for that price with its Idempotency-Key', async () => {
    const dealId = await bed.deal(5);
    const buyerId = newBuyer();
    const first = await place(dealId, { buyerId, expectedPrice: unitPrice });
    await setPrice(dealId, dearer);
    const again = await place(dealId, { buyerId, expectedPrice: { ...unitPrice } });
    expect(again).toEqual({ ...first, path: 'replay' });
    for (const expectedPrice of [undefined, dearer])
      await expect(place(dealId, { buyerId, expectedPrice })).rejects.toEqual(
        refusedWith('idempotency_key_reused'),
      );
  });
});

describe('a currency that changes under the digits', () => {
  it('is noticed by the write, on the direct path', async () => {
    const dealId = await bed.deal(5);
    const view = await bed.stockOf(dealId);
    await setPrice(dealId, { ...unitPrice, currency: 'JPY' });
    const behind = bed.placing({ stock: { get: async () => view, invalidate() {} } });
    expect(await place(dealId, {}, behind)).toMatchObject({ path: 'queue' });
  });
});

describe('an Idempotency-Key', () => {
  it('gives the same answer to the same order, even when the deal is sold out by then', async () => {
    const dealId = await bed.deal(1);
    const buyerId = newBuyer();
    const first = await place(dealId, { buyerId });
    const again = await place(dealId, { buyerId });
    expect(again.booking).toEqual(first.booking);
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 0, held: 1 });
  });

  it('makes one booking of the same order sent twenty times at once', async () => {
    const dealId = await bed.deal(50);
    const buyerId = newBuyer();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => place(dealId, { buyerId })));
    await settleOrders(bed.settling(), bed.queued);
    expect(new Set(outcomes.map(({ booking }) => booking.id)).size).toBe(1);
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 49, held: 1, claims: {} });
  });

  it('is refused for another order', async () => {
    const [dealId, other] = [await bed.deal(5), await bed.deal(5)];
    const buyerId = newBuyer();
    await place(dealId, { buyerId });
    await expect(place(dealId, { buyerId, quantity: 2 })).rejects.toEqual(
      refusedWith('idempotency_key_reused'),
    );
    await expect(place(other, { buyerId })).rejects.toEqual(refusedWith('idempotency_key_reused'));
    expect(await bed.stockOf(other)).toMatchObject({ available: 5, held: 0 });
  });

  it('belongs to its buyer: another buyer may use the same', async () => {
    const dealId = await bed.deal(5);
    await place(dealId);
    await place(dealId);
    expect(await bed.stockOf(dealId)).toMatchObject({ held: 2 });
  });

  it('has one outcome when two orders with it were accepted in a rush', async () => {
    const dealId = await bed.deal(5, { drop: true });
    const buyerId = newBuyer();
    await place(dealId, { buyerId, quantity: 1 });
    await place(dealId, { buyerId, quantity: 2 });
    await settleOrders(bed.settling(), bed.queued);
    const read = (n: number) =>
      getBooking({ ...bed, bookingIdKey }, bed.queued[n]?.id as string as never, buyerId);
    expect(await read(0)).toMatchObject({ status: 'held', quantity: 1 });
    expect(await read(1)).toMatchObject({
      status: 'rejected',
      rejection: 'idempotency_key_reused',
      quantity: 2,
    });
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 4, held: 1, claims: {} });
  });
});

describe('a retry after a lost answer', () => {
  const read = (id: string, buyerId: BuyerId) => getBooking({ ...bed, bookingIdKey }, id as never, buyerId);

  it('is not refused while the order waits in the queue and wins there', async () => {
    const dealId = await bed.deal(1, { drop: true });
    const buyerId = newBuyer();
    const first = await place(dealId, { buyerId });
    // The stock is claimed for it, and its record is still to come.
    await bed.claims.open(stockOfDeal(dealId), {
      orderedAt: start,
      claimId: 'clm_1',
      units: 1,
      now: start,
      terms: { unitPrice },
    });
    await expect(place(dealId)).rejects.toEqual(refusedWith('sold_out'));
    const retry = await place(dealId, { buyerId, isRetry: true });
    expect(retry).toEqual(first);
    await bed.claims.close(stockOfDeal(dealId), 'clm_1', { held: 0, sold: 0, unused: 1 });
    await settleOrders(bed.settling(), bed.queued);
    expect(await read(first.booking.id, buyerId)).toMatchObject({ status: 'held' });
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 0, held: 1, claims: {} });
  });

  it('is settled for good when there is nothing left, so that a copy that comes later wins nothing', async () => {
    const dealId = await bed.deal(1, { drop: true });
    await place(dealId);
    await settleOrders(bed.settling(), bed.queued.splice(0));
    const buyerId = newBuyer();
    const { booking } = await place(dealId, { buyerId, isRetry: true });
    await settleOrders(bed.settling(), bed.queued);
    expect(await read(booking.id, buyerId)).toMatchObject({ status: 'rejected', rejection: 'sold_out' });
    const plenty = { ...(await bed.stockOf(dealId)), available: 5, drop: false };
    const later = bed.placing({ stock: { get: async () => plenty, invalidate() {} } });
    await expect(place(dealId, { buyerId }, later)).rejects.toEqual(refusedWith('sold_out'));
  });

  it('is decided by the queue wherever it would be refused', async () => {
    const limited = await bed.deal(5, { perCustomerLimit: 1 });
    const buyerId = newBuyer();
    await place(limited, { buyerId });
    const another = { buyerId, idempotencyKey: 'another' };
    await expect(place(limited, another)).rejects.toEqual(refusedWith('limit_exceeded'));
    expect(await place(limited, { ...another, isRetry: true })).toMatchObject({ path: 'queue' });

    const closed = await bed.deal(1, { gate: 'closed' });
    expect(await place(closed, { isRetry: true })).toMatchObject({ path: 'queue' });
    const wasOpen = { ...(await bed.stockOf(closed)), gate: 'open' as const };
    const behind = bed.placing({ stock: { get: async () => wasOpen, invalidate() {} } });
    expect(await place(closed, { isRetry: true }, behind)).toMatchObject({ path: 'queue' });
  });

  it.each([true, false])('is refused like any other before the opening (drop: %s)', async (drop) => {
    const dealId = await bed.deal(5, { drop });
    for (const [early, retryAfter] of [
      [60_000, undefined],
      [1_001, undefined],
      [1_000, 1],
      [1, 1],
    ] as const) {
      bed.setTime(start - early);
      const order = { buyerId: newBuyer(), quantity: 5 };
      await expect(place(dealId, { ...order, isRetry: true })).rejects.toEqual(
        expect.objectContaining({ code: 'deal_not_live', retryAfter }),
      );
      await expect(place(dealId, order)).rejects.toEqual(
        expect.objectContaining({ code: 'deal_not_live', retryAfter: undefined }),
      );
    }
    expect(bed.queued).toEqual([]);
    bed.setTime(start);
    const first = await place(dealId, { quantity: 5 });
    expect(first.path).toBe(drop ? 'queue' : 'direct');
    await settleOrders(bed.settling(), bed.queued);
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 0, held: 5 });
  });

  it.each(['a pause', 'its publication'])('gets no unit ahead of anybody when %s ends', async () => {
    const dealId = await bed.deal(5, { gate: 'closed' });
    const [honest, sly] = [newBuyer(), newBuyer()];
    // The honest one was accepted before the sale was paused, and asks again meanwhile; the other has nothing to ask for.
    const before = orderOf(dealId, { buyerId: honest, quantity: 2, acceptedAt: start - 1 });
    bed.setTime(start + 1_000);
    await place(dealId, { buyerId: honest, idempotencyKey: 'key', quantity: 2, isRetry: true });
    await place(dealId, { buyerId: sly, quantity: 5, isRetry: true });
    await setGate(dealId, 'open');
    bed.setTime(start + 1_500);
    const after = await place(dealId, { quantity: 3 });
    expect(after.path).toBe('direct');
    await settleOrders(bed.settling(), [{ ...before, acceptedAt: start }, ...bed.queued]);
    const [record] = await bed.bookings.listByBuyer(sly);
    expect(record).toMatchObject({ status: 'rejected', rejection: 'deal_not_live' });
    expect((await bed.bookings.listByBuyer(honest))[0]).toMatchObject({ status: 'held', quantity: 2 });
  });

  it('is judged by a young view where an old one says that the sale is closed', async () => {
    const dealId = await bed.deal(5);
    const now = await bed.stockOf(dealId);
    const resumed = bed.placing({
      stock: {
        get: async (_: StockId, maxAgeMs) => (maxAgeMs === undefined ? { ...now, gate: 'closed' } : now),
        invalidate() {},
      },
    });
    expect(await place(dealId, { isRetry: true }, resumed)).toMatchObject({ path: 'direct' });
    await expect(place(dealId, {}, resumed)).rejects.toEqual(refusedWith('deal_not_live'));
  });

  it('is refused by the write itself before the opening when the view was behind', async () => {
    const dealId = await bed.deal(5, { opensAt: start + 1 });
    const wasOpen = { ...(await bed.stockOf(dealId)), opensAt: start };
    const behind = bed.placing({ stock: { get: async () => wasOpen, invalidate() {} } });
    await expect(place(dealId, { isRetry: true }, behind)).rejects.toEqual(refusedWith('deal_not_live'));
    expect(bed.queued).toEqual([]);
  });

  it('is queued from the end of the window on: an earlier attempt may wait there', async () => {
    const dealId = await bed.deal(5, { closesAt: start + 10 });
    bed.setTime(start + 10);
    expect(await place(dealId, { isRetry: true })).toMatchObject({ path: 'queue' });
    await settleOrders(bed.settling(), bed.queued);
    expect(await bed.account(dealId, bed.queued)).toMatchObject({ held: 0, rejected: 1, available: 5 });
  });

  it('still hears at once that it has its units, or that its key stands for another order', async () => {
    const dealId = await bed.deal(1);
    const buyerId = newBuyer();
    const first = await place(dealId, { buyerId });
    expect(await place(dealId, { buyerId, isRetry: true })).toEqual({ ...first, path: 'replay' });
    await expect(place(dealId, { buyerId, quantity: 2, isRetry: true })).rejects.toEqual(
      refusedWith('idempotency_key_reused'),
    );
  });
});

describe('while the seller is switched off', () => {
  const off = () => bed.placing({ isSellerOff: async () => true });

  it('an order is refused, a retry too, and nothing waits in the queue', async () => {
    const dealId = await bed.deal(5);
    for (const isRetry of [false, true])
      await expect(place(dealId, { isRetry }, off())).rejects.toEqual(refusedWith('deal_not_live'));
    const drop = await bed.deal(5, { drop: true });
    await expect(place(drop, { isRetry: true }, off())).rejects.toEqual(refusedWith('deal_not_live'));
    expect(bed.queued).toEqual([]);
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 5, held: 0 });
  });

  it('whoever has a booking hears of it, and a retry of one that may wait asks again', async () => {
    const dealId = await bed.deal(5);
    const buyerId = newBuyer();
    const first = await place(dealId, { buyerId });
    expect(await place(dealId, { buyerId }, off())).toEqual({ ...first, path: 'replay' });
    await expect(place(dealId, { isRetry: true }, off())).rejects.toMatchObject({ retryAfter: 1 });
  });
});

describe('a deal for signed-in customers', () => {
  it('refuses guests, retries of theirs too, and lets customers order', async () => {
    const dealId = await bed.deal(5, { signedInOnly: true });
    await expect(place(dealId)).rejects.toEqual(refusedWith('sign_in_required'));
    const guest = newBuyer();
    expect(await place(dealId, { buyerId: guest, isRetry: true })).toMatchObject({ path: 'queue' });
    await settleOrders(bed.settling(), bed.queued);
    expect((await bed.bookings.listByBuyer(guest))[0]).toMatchObject({ rejection: 'sign_in_required' });
    const buyerId = newId('cus', bed.random);
    expect(await place(dealId, { buyerId })).toMatchObject({ path: 'direct' });
  });

  it('is for customers from the moment of the change, whatever an older view says', async () => {
    const dealId = await bed.deal(5, { signedInOnly: true });
    const { signedInOnly: _, ...before } = await bed.stockOf(dealId);
    const behind = bed.placing({ stock: { get: async () => before, invalidate() {} } });
    await expect(place(dealId, {}, behind)).rejects.toEqual(refusedWith('sign_in_required'));
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 5 });
  });

  it('still tells a guest of the units that they have', async () => {
    const dealId = await bed.deal(5);
    const buyerId = newBuyer();
    const first = await place(dealId, { buyerId });
    const now = { ...(await bed.stockOf(dealId)), signedInOnly: true as const };
    const later = bed.placing({ stock: { get: async () => now, invalidate() {} } });
    expect(await place(dealId, { buyerId }, later)).toEqual({ ...first, path: 'replay' });
  });
});

describe('a refusal while units are being shared out', () => {
  it('asks to be asked again, for as long as the claim is young', async () => {
    const dealId = await bed.deal(1, { drop: true });
    await bed.claims.open(stockOfDeal(dealId), {
      orderedAt: start,
      claimId: 'clm_1',
      units: 1,
      now: start,
      terms: { unitPrice },
    });
    const refusal = (retryAfter?: number) => expect.objectContaining({ code: 'sold_out', retryAfter });
    await expect(place(dealId)).rejects.toEqual(refusal(1));
    bed.setTime(start + 5_000);
    await expect(place(dealId)).rejects.toEqual(refusal());
    bed.setTime(start);
    await bed.claims.close(stockOfDeal(dealId), 'clm_1', { held: 1, sold: 0, unused: 0 });
    await expect(place(dealId)).rejects.toEqual(refusal());
    expect(bed.queued).toEqual([]);
  });
});

describe('placeOrder in a rush', () => {
  it('accepts the orders of a drop’s first minute into the queue, and decides later ones at once', async () => {
    const dealId = await bed.deal(5, { drop: true });
    expect(await place(dealId)).toMatchObject({
      path: 'queue',
      booking: { status: 'queued', dealId, quantity: 1 },
    });
    bed.setTime(start + 60_000);
    expect(await place(dealId)).toMatchObject({ path: 'direct' });
  });

  it('queues an order that met contention, and those that follow for a few seconds', async () => {
    const dealId = await bed.deal(5);
    const hot = hotStocks(bed.clock);
    const busy = bed.placing({
      hot,
      bookings: { ...bed.bookings, recordDirectly: async () => ({ kind: 'contention' }) },
    });
    expect(await place(dealId, {}, busy)).toMatchObject({ path: 'queue' });
    const calm = bed.placing({ hot });
    expect(await place(dealId, {}, calm)).toMatchObject({ path: 'queue' });
    bed.setTime(start + 5_000);
    expect(await place(dealId, {}, calm)).toMatchObject({ path: 'direct' });
  });

  it('reads as queued until it is settled, for its buyer alone', async () => {
    const dealId = await bed.deal(5, { drop: true });
    const buyerId = newBuyer();
    const { booking } = await place(dealId, { buyerId, quantity: 3 });
    const deps = { ...bed, bookingIdKey };
    expect(await getBooking(deps, booking.id, buyerId)).toEqual({
      id: booking.id,
      dealId,
      quantity: 3,
      status: 'queued',
    });
    await expect(getBooking(deps, booking.id, newBuyer())).rejects.toEqual(refusedWith('not_found'));
    await settleOrders(bed.settling(), bed.queued);
    expect(await getBooking(deps, booking.id, buyerId)).toMatchObject({ id: booking.id, status: 'held' });
  });

  it('answers 404 for an id that nobody issued', async () => {
    const dealId = await bed.deal(5, { drop: true });
    const buyerId = newBuyer();
    const { booking } = await place(dealId, { buyerId });
    const forged = `${booking.id.slice(0, -1)}${booking.id.endsWith('0') ? '1' : '0'}`;
    await expect(getBooking({ ...bed, bookingIdKey }, forged as never, buyerId)).rejects.toEqual(
      refusedWith('not_found'),
    );
  });
});
