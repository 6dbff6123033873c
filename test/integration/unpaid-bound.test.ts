import { describe, expect, it } from 'vitest';
import { deviceHolds } from '../../lib/abuse/device-holds.ts';
import { parseBookingId } from '../../lib/bookings/booking-id.ts';
import { type DealOrder, placeOrder } from '../../lib/bookings/place-order.ts';
import { releaseHolds } from '../../lib/bookings/release-holds.ts';
import { settleOrders } from '../../lib/bookings/settle-orders.ts';
import type { BuyerId, DealId } from '../../lib/contract/ids.ts';
import { GetCommand, TransactWriteCommand, UpdateCommand } from '../../lib/platform/documents/commands.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { changeTerms } from '../../lib/stock/stock-writes.ts';
import { newBuyer, orderOf, ordersOf, saleBedOfFile, start } from './sale-bed.ts';

const bed = await saleBedOfFile();

const holdMs = 600_000;
const free = { unitPrice: { amountMinor: 0, currency: 'EUR' } };
const refusedWith = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });

let orders = 0;
const place = (
  dealId: DealId,
  buyerId: BuyerId,
  more: Partial<Pick<DealOrder, 'quantity' | 'idempotencyKey' | 'isRetry' | 'traces'>> = {},
  deps = bed.placing(),
) =>
  placeOrder(deps, {
    buyer: { kind: 'guest', id: buyerId },
    dealId,
    quantity: 1,
    idempotencyKey: `key ${++orders}`,
    ...more,
  });

const recordsOf = async (buyerId: BuyerId, dealId: DealId) =>
  (await bed.bookings.listByBuyer(buyerId)).filter((record) => record.stockId === stockOfDeal(dealId));
const heldBy = async (buyerId: BuyerId, dealId: DealId) =>
  (await recordsOf(buyerId, dealId))
    .filter(({ status }) => status === 'held')
    .reduce((sum, { quantity }) => sum + quantity, 0);

/** What the buyer's payments make of their holds, and what the end of a hold does. */
async function pay(buyerId: BuyerId, dealId: DealId): Promise<void> {
  for (const { id, quantity } of await recordsOf(buyerId, dealId))
    await bed.dynamo.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Update: {
              TableName: bed.bookingsTable,
              Key: { pk: buyerId, sk: `booking#${parseBookingId(id).identity}` },
              UpdateExpression: 'SET #status = :paid',
              ExpressionAttributeNames: { '#status': 'status' },
              ExpressionAttributeValues: { ':paid': 'confirmed' },
            },
          },
          {
            Update: {
              TableName: bed.stockTable,
              Key: { pk: stockOfDeal(dealId) },
              UpdateExpression: 'SET held = held - :quantity, sold = sold + :quantity',
              ExpressionAttributeValues: { ':quantity': quantity },
            },
          },
        ],
      }),
    );
}
const lapse = async (buyerId: BuyerId, dealId: DealId) =>
  releaseHolds(
    bed,
    (await recordsOf(buyerId, dealId)).map(({ id, holdExpiresAt = 0 }) => ({
      buyerId,
      bookingId: id,
      holdExpiresAt,
    })),
  );

/** What a seller's change of the bound does to the stock, as the version of the deal that it makes. */
async function setBound(dealId: DealId, bound: number | undefined, version: number): Promise<void> {
  const { maxUnpaidUnits: before, ...terms } = await bed.stockOf(dealId);
  const next = { ...terms, ...(bound !== undefined && { maxUnpaidUnits: bound }) };
  const unpaidEra = before === undefined && bound !== undefined ? version : undefined;
  const change = changeTerms(bed.stockTable, stockOfDeal(dealId), next, { unpaidEra });
  await bed.dynamo.send(new TransactWriteCommand({ TransactItems: [change] }));
}

describe('units that a buyer holds without having paid', () => {
  it('are never more than the deal allows: ten orders of a hundred hold ten of a thousand', async () => {
    const dealId = await bed.deal(1_000, { maxUnitsPerOrder: 10, maxUnpaidUnits: 10 });
    const stranger = newBuyer();
    for (let order = 0; order < 10; order++)
      await expect(place(dealId, stranger, { quantity: 100 })).rejects.toEqual(
        refusedWith('quantity_too_large'),
      );
    await place(dealId, stranger, { quantity: 10 });
    await expect(place(dealId, stranger)).rejects.toEqual(refusedWith('too_many_unpaid'));
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 990, held: 10 });
  });

  it('are counted side by side as one after the other, on both paths', async () => {
    const dealId = await bed.deal(50, { maxUnpaidUnits: 3 });
    const [direct, queued] = [newBuyer(), newBuyer()];
    await Promise.allSettled(Array.from({ length: 6 }, () => place(dealId, direct)));
    const batch = Array.from({ length: 6 }, (_, n) =>
      orderOf(dealId, { buyerId: queued, idempotencyKey: `batch ${n}` }),
    );
    for (let round = 0; round < 4; round++) await settleOrders(bed.settling(), [...batch, ...bed.queued]);
    expect(await heldBy(direct, dealId)).toBe(3);
    expect(await heldBy(queued, dealId)).toBe(3);
    const rejected = (await recordsOf(queued, dealId)).flatMap(({ rejection }) => rejection ?? []);
    expect(rejected).toEqual(Array(3).fill('too_many_unpaid'));
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 44, held: 6, claims: {} });
  });

  it('are another buyer’s business, and another deal’s', async () => {
    const bound = { maxUnpaidUnits: 1 };
    const [dealId, other] = [await bed.deal(5, bound), await bed.deal(5, bound)];
    const buyerId = newBuyer();
    await place(dealId, buyerId);
    await place(other, buyerId);
    await place(dealId, newBuyer());
    await expect(place(dealId, buyerId)).rejects.toEqual(refusedWith('too_many_unpaid'));
  });

  it('make room when they are paid for, or when their holds end; Retry-After says when that is', async () => {
    const dealId = await bed.deal(50, { maxUnpaidUnits: 2 });
    const [payer, idler] = [newBuyer(), newBuyer()];
    for (const buyerId of [payer, idler]) {
      await place(dealId, buyerId);
      bed.setTime(start + 60_500);
      await place(dealId, buyerId);
      await expect(place(dealId, buyerId)).rejects.toEqual(
        refusedWith('too_many_unpaid', { retryAfter: 540 }),
      );
      bed.setTime(start);
    }
    await pay(payer, dealId);
    await place(dealId, payer, { quantity: 2 });
    bed.setTime(start + 60_500 + holdMs);
    // A hold that has lapsed has its units until its release is recorded.
    await expect(place(dealId, idler)).rejects.toEqual(refusedWith('too_many_unpaid', { retryAfter: 1 }));
    await lapse(idler, dealId);
    await place(dealId, idler, { quantity: 2 });
    expect(await heldBy(idler, dealId)).toBe(2);
  });

  it('are none of a deal that is free, whose bound does not count', async () => {
    const dealId = await bed.deal(50, { ...free, maxUnpaidUnits: 2 });
    const buyerId = newBuyer();
    for (let order = 0; order < 4; order++) await place(dealId, buyerId, { quantity: 2 });
    expect(await bed.stockOf(dealId)).toMatchObject({ sold: 8 });
    await bed.dynamo.send(
      new UpdateCommand({
        TableName: bed.stockTable,
        Key: { pk: stockOfDeal(dealId) },
        UpdateExpression: 'SET unitPrice = :price',
        ExpressionAttributeValues: { ':price': { amountMinor: 1999, currency: 'EUR' } },
      }),
    );
    await place(dealId, buyerId, { quantity: 2 });
    await expect(place(dealId, buyerId)).rejects.toEqual(refusedWith('too_many_unpaid'));
  });

  it('count together with the limit per customer, which is the last word', async () => {
    const dealId = await bed.deal(50, { maxUnpaidUnits: 2, perCustomerLimit: 3 });
    const buyerId = newBuyer();
    await place(dealId, buyerId, { quantity: 2 });
    await expect(place(dealId, buyerId)).rejects.toEqual(refusedWith('too_many_unpaid'));
    await pay(buyerId, dealId);
    await place(dealId, buyerId);
    await expect(place(dealId, buyerId)).rejects.toEqual(
      refusedWith('limit_exceeded', { retryAfter: undefined }),
    );
  });

  it('are heard of by a repeated order as it was decided', async () => {
    const dealId = await bed.deal(5, { maxUnpaidUnits: 1 });
    const buyerId = newBuyer();
    const first = await place(dealId, buyerId, { idempotencyKey: 'one' });
    expect(await place(dealId, buyerId, { idempotencyKey: 'one' })).toEqual({ ...first, path: 'replay' });
    const retry = await place(dealId, buyerId, { idempotencyKey: 'two', isRetry: true });
    expect(retry.path).toBe('queue');
    await settleOrders(bed.settling(), bed.queued);
    await expect(place(dealId, buyerId, { idempotencyKey: 'two' })).rejects.toEqual(
      refusedWith('too_many_unpaid', { retryAfter: undefined }),
    );
  });
});

describe('a bound that is set while the deal sells', () => {
  it('counts what was held before it, and between two bounds', async () => {
    const dealId = await bed.deal(50);
    const buyerId = newBuyer();
    await place(dealId, buyerId, { quantity: 2 });
    await setBound(dealId, 3, 7);
    await expect(place(dealId, buyerId, { quantity: 2 })).rejects.toEqual(refusedWith('too_many_unpaid'));
    await place(dealId, buyerId);
    await setBound(dealId, undefined, 8);
    await place(dealId, buyerId, { quantity: 4 });
    await setBound(dealId, 7, 9);
    await expect(place(dealId, buyerId)).rejects.toEqual(refusedWith('too_many_unpaid'));
    await setBound(dealId, 8, 10);
    await place(dealId, buyerId);
    expect(await heldBy(buyerId, dealId)).toBe(8);
  });

  it('waits for claims that were made before it, whose bookings nobody counted', async () => {
    const dealId = await bed.deal(50);
    await bed.claims.open(stockOfDeal(dealId), {
      orderedAt: start,
      claimId: 'clm_1',
      units: 2,
      now: start,
      terms: await bed.stockOf(dealId),
    });
    await setBound(dealId, 3, 7);
    const buyerId = newBuyer();
    expect((await place(dealId, buyerId)).path).toBe('queue');
    await bed.claims.close(stockOfDeal(dealId), 'clm_1', { held: 2, sold: 0, unused: 0 });
    await settleOrders(bed.settling(), bed.queued);
    expect(await heldBy(buyerId, dealId)).toBe(1);
  });
});

describe('units that the buyers of one device hold without having paid', () => {
  const from = (device: string) => ({ traces: { device } });
  const full = (retryAfter?: number) =>
    refusedWith('too_many_unpaid', retryAfter === undefined ? {} : { retryAfter });
  const newDevice = () => crypto.randomUUID().slice(0, 16);

  it('are never more than the deal allows, on both paths, one after the other and side by side', async () => {
    for (const drop of [false, true]) {
      const dealId = await bed.deal(50, { maxUnpaidUnits: 3, drop });
      const device = newDevice();
      const outcomes = await Promise.allSettled(
        Array.from({ length: 8 }, () => place(dealId, newBuyer(), from(device))),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(3);
      for (let order = 0; order < 3; order++)
        await place(dealId, newBuyer(), from(device)).catch((error) => expect(error).toEqual(full()));
      await expect(place(dealId, newBuyer(), from(device))).rejects.toEqual(full());
      await settleOrders(bed.settling(), bed.queued.splice(0));
      expect(await bed.stockOf(dealId)).toMatchObject({ held: 3, available: 47 });
      await place(dealId, newBuyer(), from(newDevice()));
      await place(dealId, newBuyer());
    }
  });

  it('make room when they are paid for, when their holds end, and when their orders got nothing', async () => {
    const dealId = await bed.deal(50, { maxUnpaidUnits: 2 });
    const device = newDevice();
    const [payer, idler] = [newBuyer(), newBuyer()];
    await place(dealId, payer, from(device));
    await place(dealId, idler, from(device));
    await expect(place(dealId, newBuyer(), from(device))).rejects.toEqual(full(600));
    await pay(payer, dealId);
    await place(dealId, payer, from(device));
    bed.setTime(start + holdMs);
    await lapse(idler, dealId);
    await place(dealId, newBuyer(), from(device));
    await expect(place(dealId, newBuyer(), from(device))).rejects.toEqual(full());
  });

  it('count an order that waits in the queue, and one that is sent again once', async () => {
    const dealId = await bed.deal(50, { maxUnpaidUnits: 2, drop: true });
    const [device, buyerId] = [newDevice(), newBuyer()];
    const same = { ...from(device), idempotencyKey: 'same' };
    await place(dealId, buyerId, same);
    await place(dealId, buyerId, { ...same, isRetry: true });
    await place(dealId, newBuyer(), from(device));
    await expect(place(dealId, newBuyer(), from(device))).rejects.toEqual(full());
    // To say that it is a retry opens no door.
    await expect(place(dealId, newBuyer(), { ...from(device), isRetry: true })).rejects.toEqual(full());
    expect(await place(dealId, buyerId, { ...same, isRetry: true })).toMatchObject({ path: 'queue' });
  });

  it('count the larger of two orders of one key, whichever of them is recorded', async () => {
    const dealId = await bed.deal(50, { maxUnpaidUnits: 5, drop: true });
    const [device, buyerId] = [newDevice(), newBuyer()];
    const same = { ...from(device), idempotencyKey: 'same' };
    await place(dealId, newBuyer(), from(device));
    await place(dealId, buyerId, same);
    await expect(place(dealId, buyerId, { ...same, quantity: 5 })).rejects.toEqual(full());
    await place(dealId, buyerId, { ...same, quantity: 4 });
    await place(dealId, buyerId, { ...same, quantity: 2 });
    await expect(place(dealId, newBuyer(), from(device))).rejects.toEqual(full());
  });

  it('are not counted for an order that was refused after all', async () => {
    const dealId = await bed.deal(1, { maxUnpaidUnits: 2 });
    const plenty = { ...(await bed.stockOf(dealId)), available: 50 };
    await place(dealId, newBuyer());
    const behind = bed.placing({ stock: { get: async () => plenty, invalidate() {} } });
    const device = newDevice();
    for (let order = 0; order < 4; order++)
      await expect(place(dealId, newBuyer(), from(device), behind)).rejects.toEqual(refusedWith('sold_out'));
  });

  it('still count an order that waits in the queue when a copy of it is refused', async () => {
    const dealId = await bed.deal(50, { maxUnpaidUnits: 1, drop: true });
    const [device, buyerId] = [newDevice(), newBuyer()];
    const same = { ...from(device), idempotencyKey: 'same' };
    expect(await place(dealId, buyerId, same)).toMatchObject({ path: 'queue' });
    const calm = { ...(await bed.stockOf(dealId)), drop: false };
    const refused = bed.placing({
      stock: { get: async () => calm, invalidate() {} },
      bookings: { ...bed.bookings, recordDirectly: async () => ({ kind: 'limit_exceeded' }) },
    });
    await expect(place(dealId, buyerId, same, refused)).rejects.toEqual(refusedWith('limit_exceeded'));
    await expect(place(dealId, newBuyer(), from(device))).rejects.toEqual(full());
  });

  it('are not counted for an order that nobody counted when it is taken back', async () => {
    const [dealId, device] = [await bed.deal(5), newDevice()];
    const order = {
      stockId: stockOfDeal(dealId),
      device,
      buyerId: newBuyer(),
      identity: 'never',
      quantity: 1,
    };
    await bed.placing().devices.forget(order);
    const key = { pk: `unpaid#${stockOfDeal(dealId)}#${device}`, sk: 'orders' };
    expect(await bed.dynamo.send(new GetCommand({ TableName: bed.abuseTable, Key: key }))).not.toHaveProperty(
      'Item',
    );
  });

  it('are none of a deal that is free, or has no bound', async () => {
    const device = newDevice();
    for (const terms of [free, { ...free, maxUnpaidUnits: 1 }, {}]) {
      const dealId = await bed.deal(50, terms);
      for (let order = 0; order < 3; order++) await place(dealId, newBuyer(), from(device));
    }
  });

  it('stay small where the bound is high: what is over is thrown out', async () => {
    const dealId = await bed.deal(200, { maxUnpaidUnits: 150 });
    const [device, buyerId] = [newDevice(), newBuyer()];
    for (let order = 0; order < 45; order++) await place(dealId, buyerId, from(device));
    await pay(buyerId, dealId);
    await place(dealId, buyerId, from(device));
    const { Item } = await bed.dynamo.send(
      new GetCommand({
        TableName: bed.abuseTable,
        Key: { pk: `unpaid#${stockOfDeal(dealId)}#${device}`, sk: 'orders' },
      }),
    );
    expect(Object.keys(Item?.orders)).toHaveLength(1);
  });

  it('are not counted while the table does not answer: the order goes on', async () => {
    const dealId = await bed.deal(50, { maxUnpaidUnits: 1 });
    const down = deviceHolds(bed.dynamo, 'no-such-table', {
      clock: bed.clock,
      recordsOf: bed.bookings.getMany,
    });
    for (let order = 0; order < 2; order++)
      await place(dealId, newBuyer(), from(newDevice()), bed.placing({ devices: down }));
    expect(await bed.stockOf(dealId)).toMatchObject({ held: 2 });
  });
});

describe('what the bound costs', () => {
  it('is a tally: two write units more on the direct path', async () => {
    const dealId = await bed.deal(50, { maxUnpaidUnits: 10 });
    bed.capacity.take();
    await place(dealId, newBuyer());
    expect(bed.capacity.take()).toBe(6);
  });

  it('is one unit more for an order with a device id, and none for one that is plainly hopeless', async () => {
    const dealId = await bed.deal(1, { maxUnpaidUnits: 10 });
    const traces = { device: crypto.randomUUID().slice(0, 16) };
    bed.capacity.take();
    await place(dealId, newBuyer(), { traces });
    expect(bed.capacity.take()).toBe(7);
    await expect(place(dealId, newBuyer(), { traces })).rejects.toEqual(refusedWith('sold_out'));
    expect(bed.capacity.take()).toBe(0);
  });

  it('is three write units more on the burst path, where a booking is a transaction with the tally', async () => {
    const perBooking = async (maxUnpaidUnits?: number) => {
      const dealId = await bed.deal(200, maxUnpaidUnits === undefined ? {} : { maxUnpaidUnits });
      bed.capacity.take();
      await settleOrders(bed.settling(), ordersOf(dealId, 100));
      return bed.capacity.take() / 100;
    };
    expect(await perBooking()).toBeLessThanOrEqual(1.1);
    expect(await perBooking(10)).toBeLessThanOrEqual(4.1);
  });
});
