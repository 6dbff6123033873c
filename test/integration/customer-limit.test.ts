import { TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { emptySettlement, recordWinners, setUnitsAside } from '../../lib/bookings/escrow.ts';
import { type DealOrder, placeOrder } from '../../lib/bookings/place-order.ts';
import { bookingRepository } from '../../lib/bookings/repository.ts';
import { settleOrders } from '../../lib/bookings/settle-orders.ts';
import type { BuyerId, DealId } from '../../lib/contract/ids.ts';
import {
  type DynamoDBDocumentClient,
  PutCommand,
  TransactWriteCommand,
} from '../../lib/platform/documents/commands.ts';
import { TransactionCanceledException } from '../../lib/platform/documents/failures.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { changeTerms } from '../../lib/stock/stock-writes.ts';
import { newBuyer, orderOf, saleBedOfFile, start } from './sale-bed.ts';

const bed = await saleBedOfFile();

let orders = 0;
const place = (
  dealId: DealId,
  buyerId: BuyerId,
  more: Partial<Pick<DealOrder, 'quantity' | 'idempotencyKey'>> = {},
  deps = bed.placing(),
) =>
  placeOrder(deps, {
    buyer: { kind: 'guest', id: buyerId },
    dealId,
    quantity: 1,
    idempotencyKey: `key ${++orders}`,
    ...more,
  });

/** What a seller's change does to the stock, as the version of the deal that it makes. */
async function setLimit(dealId: DealId, limit: number | undefined, version: number): Promise<void> {
  const { perCustomerLimit: before, ...terms } = await bed.stockOf(dealId);
  const next = { ...terms, ...(limit !== undefined && { perCustomerLimit: limit }) };
  const limitEra = before === undefined && limit !== undefined ? version : undefined;
  const change = changeTerms(bed.stockTable, stockOfDeal(dealId), next, { limitEra });
  await bed.dynamo.send(new TransactWriteCommand({ TransactItems: [change] }));
}

const exceeded = expect.objectContaining({ code: 'limit_exceeded' });
const unitsOf = async (buyerId: BuyerId, dealId: DealId) =>
  (await bed.bookings.listByBuyer(buyerId))
    .filter((record) => record.stockId === stockOfDeal(dealId) && record.status === 'held')
    .reduce((sum, { quantity }) => sum + quantity, 0);

describe('a limit that is set while the deal sells', () => {
  it('counts what was bought before, and only by that buyer, of that deal', async () => {
    const [dealId, other] = [await bed.deal(50), await bed.deal(50)];
    const [mara, paul] = [newBuyer(), newBuyer()];
    await place(dealId, mara, { quantity: 2 });
    await place(other, mara, { quantity: 5 });
    await setLimit(dealId, 3, 7);
    await expect(place(dealId, mara, { quantity: 2 })).rejects.toEqual(exceeded);
    await place(dealId, mara);
    await expect(place(dealId, mara)).rejects.toEqual(exceeded);
    await place(dealId, paul, { quantity: 3 });
    await expect(place(dealId, paul)).rejects.toEqual(exceeded);
  });

  it('counts it on the burst path too', async () => {
    const dealId = await bed.deal(50);
    const buyerId = newBuyer();
    const early = orderOf(dealId, { buyerId, quantity: 2, idempotencyKey: 'early' });
    await settleOrders(bed.settling(), [early]);
    await setLimit(dealId, 3, 7);
    const late = [1, 2, 3].map((n) => orderOf(dealId, { buyerId, idempotencyKey: `late ${n}` }));
    // The winners of one claim are recorded side by side: what finds the tally busy comes again.
    for (let round = 0; round < 3; round++) await settleOrders(bed.settling(), late);
    expect(await bed.account(dealId, [early, ...late])).toMatchObject({
      held: 3,
      rejected: 2,
      available: 47,
      claimed: 0,
      balanced: true,
    });
  });

  it('counts what was bought before it, and between two limits', async () => {
    const dealId = await bed.deal(50, { perCustomerLimit: 2 });
    const buyerId = newBuyer();
    await place(dealId, buyerId, { quantity: 2 });
    await setLimit(dealId, undefined, 7);
    await place(dealId, buyerId, { quantity: 4 });
    await setLimit(dealId, 4, 8);
    await expect(place(dealId, buyerId)).rejects.toEqual(exceeded);
    await setLimit(dealId, 7, 9);
    await place(dealId, buyerId);
    await expect(place(dealId, buyerId)).rejects.toEqual(exceeded);
    await setLimit(dealId, undefined, 10);
    await place(dealId, buyerId, { quantity: 2 });
    await setLimit(dealId, 7, 11);
    await expect(place(dealId, buyerId)).rejects.toEqual(exceeded);
    expect(await unitsOf(buyerId, dealId)).toBe(9);
  });

  it('holds when one buyer sends many orders at once, some by the queue', async () => {
    const dealId = await bed.deal(100);
    const buyerId = newBuyer();
    await place(dealId, buyerId, { quantity: 2 });
    await setLimit(dealId, 6, 7);
    const queued = Array.from({ length: 10 }, (_, n) =>
      orderOf(dealId, { buyerId, idempotencyKey: `queued ${n}` }),
    );
    await Promise.allSettled([
      ...Array.from({ length: 10 }, () => place(dealId, buyerId)),
      settleOrders(bed.settling(), queued.slice(0, 5)),
      settleOrders(bed.settling(), queued.slice(5)),
    ]);
    const all = [...queued, ...bed.queued];
    for (let round = 0; round < 20 && (await settleOrders(bed.settling(), all)).undecided.size > 0; round++);
    expect(await unitsOf(buyerId, dealId)).toBe(6);
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 94, held: 6, claims: {} });
  });

  it('waits for a claim from before it, whose bookings may still come', async () => {
    const dealId = await bed.deal(10);
    const buyerId = newBuyer();
    const early = orderOf(dealId, { buyerId, quantity: 2, idempotencyKey: 'early' });
    const claim = await setUnitsAside(bed.settling(), await bed.stockOf(dealId), [early]);
    if (!claim) throw new Error('No claim');
    await setLimit(dealId, 2, 7);
    const { path } = await place(dealId, buyerId);
    expect(path).toBe('queue');
    const { undecided } = await settleOrders(bed.settling(), bed.queued);
    expect(undecided.size).toBe(1);
    await recordWinners(bed.settling(), claim, emptySettlement());
    await settleOrders(bed.settling(), bed.queued);
    expect(await bed.account(dealId, [early, ...bed.queued])).toMatchObject({
      held: 2,
      rejected: 1,
      claimed: 0,
      balanced: true,
    });
  });

  it('is not passed by a view or a claim that does not know it', async () => {
    const dealId = await bed.deal(10);
    const buyerId = newBuyer();
    await place(dealId, buyerId, { quantity: 2 });
    const view = await bed.stockOf(dealId);
    await setLimit(dealId, 2, 7);
    const behind = bed.placing({ stock: { get: async () => view, invalidate() {} } });
    expect(await place(dealId, buyerId, {}, behind)).toMatchObject({ path: 'queue' });
    let looks = 0;
    const get = async (...args: Parameters<typeof bed.stock.get>) =>
      ++looks === 1 ? view : bed.stock.get(...args);
    await settleOrders(bed.settling({ stock: { get } }), bed.queued);
    expect(await unitsOf(buyerId, dealId)).toBe(2);
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 8, held: 2, claims: {} });
  });

  it('gives a retry its own units, though they fill the limit', async () => {
    const dealId = await bed.deal(10);
    const buyerId = newBuyer();
    const first = await place(dealId, buyerId, { quantity: 2, idempotencyKey: 'one' });
    await setLimit(dealId, 2, 7);
    const again = await place(dealId, buyerId, { quantity: 2, idempotencyKey: 'one' });
    expect(again).toEqual({ ...first, path: 'replay' });
    const queued = orderOf(dealId, { buyerId, quantity: 2, idempotencyKey: 'one' });
    expect(await settleOrders(bed.settling(), [queued])).toMatchObject({ repeated: 1, rejected: 0 });
  });
});

describe('units that come back', () => {
  it('may be bought again, whatever the limit was when they were bought', async () => {
    const dealId = await bed.deal(10, { perCustomerLimit: 2 });
    const buyerId = newBuyer();
    const release = async () => {
      const held = (await bed.bookings.listByBuyer(buyerId)).filter(({ status }) => status === 'held');
      const outcome = await bed.bookings.release(held, { to: 'cancelled', now: start });
      expect(outcome).toEqual({ kind: 'released' });
    };
    await place(dealId, buyerId, { quantity: 2 });
    await setLimit(dealId, undefined, 7);
    await release();
    await place(dealId, buyerId, { quantity: 3 });
    await setLimit(dealId, 3, 8);
    await expect(place(dealId, buyerId)).rejects.toEqual(exceeded);
    await release();
    await place(dealId, buyerId, { quantity: 3 });
    await expect(place(dealId, buyerId)).rejects.toEqual(exceeded);
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 7, held: 3 });
  });
});

describe('what a limit costs', () => {
  it.each([
    ['as old as the deal', undefined],
    ['set later', 7],
  ])('is two write units a booking when it is %s', async (_, era) => {
    const dealId = await bed.deal(10, { perCustomerLimit: 2, ...(era && { limitEra: era }) });
    const buyerId = newBuyer();
    for (const _order of [1, 2]) {
      bed.capacity.take();
      await place(dealId, buyerId);
      expect(bed.capacity.take()).toBeLessThanOrEqual(6.1);
    }
    await expect(place(dealId, buyerId)).rejects.toEqual(exceeded);
  });
});

describe('orders whose records meet other writes', () => {
  const response = { $metadata: {}, message: 'Others write the same items' };
  const conflicts = {
    limited: () =>
      new TransactionCanceledException({
        ...response,
        CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
      }),
    free: () => new TransactionConflictException(response),
  };
  /** The table as DynamoDB has it while others write: so many writes of records are turned away. */
  function contended(times: number, conflict: () => Error) {
    let left = times;
    const dynamo = {
      send: async (command: object) => {
        const writes = command instanceof TransactWriteCommand || command instanceof PutCommand;
        if (writes && left-- > 0) throw conflict();
        return bed.dynamo.send(command as PutCommand);
      },
    } as unknown as DynamoDBDocumentClient;
    return bookingRepository(dynamo, { bookings: bed.bookingsTable, stock: bed.stockTable });
  }

  it.each([
    ['limited', { perCustomerLimit: 2 }],
    ['free', {}],
  ] as const)('are recorded all the same, and keep no claim open: %s', async (kind, terms) => {
    const dealId = await bed.deal(5, terms);
    const [mara, paul] = [orderOf(dealId), orderOf(dealId)];
    const bookings = contended(2, conflicts[kind]);
    expect((await settleOrders(bed.settling({ bookings }), [mara, paul])).undecided.size).toBe(0);
    expect(await bed.account(dealId, [mara, paul])).toMatchObject({ held: 2, claimed: 0, balanced: true });
  });

  it('are undecided when that does not end, and give their units back at once', async () => {
    const dealId = await bed.deal(5, { perCustomerLimit: 2 });
    const order = orderOf(dealId);
    const bookings = contended(Number.POSITIVE_INFINITY, conflicts.limited);
    expect((await settleOrders(bed.settling({ bookings }), [order])).undecided).toEqual(new Set([order.id]));
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 5, claims: {} });
  });
});
