import { describe, expect, it } from 'vitest';
import { hotStocks } from '../../lib/bookings/hot-stocks.ts';
import { type DealOrder, placeOrder } from '../../lib/bookings/place-order.ts';
import { settleOrders } from '../../lib/bookings/settle-orders.ts';
import type { TakeOrderDeps } from '../../lib/bookings/take-order.ts';
import type { DealId } from '../../lib/contract/ids.ts';
import type { Money } from '../../lib/contract/money.ts';
import type { Buyer } from '../../lib/platform/caller.ts';
import { UpdateCommand } from '../../lib/platform/documents/commands.ts';
import { newId } from '../../lib/platform/ids.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { newBuyer, saleBedOfFile, start } from './sale-bed.ts';

const bed = await saleBedOfFile();

const minute = 60_000;
const euros = (amountMinor: number): Money => ({ amountMinor, currency: 'EUR' });
/** The unit of the bed's deals. */
const price = 1999;

const customer = (minutesAgo: number, id = newId('cus', bed.random)): Buyer => ({
  kind: 'customer',
  id,
  subject: '',
  signedInAt: start - minutesAgo * minute,
});
const guest = (): Buyer => ({ kind: 'guest', id: newBuyer() }) as Buyer;
const place = (
  dealId: DealId,
  buyer: Buyer,
  order: Partial<DealOrder> = {},
  deps: Partial<TakeOrderDeps> = {},
) => placeOrder(bed.placing(deps), { buyer, idempotencyKey: 'key', dealId, quantity: 2, ...order });
const dear = (changed = {}) => bed.deal(20, { recentSignInAbove: euros(2 * price - 1), ...changed });
/** As the seller does it while orders are on their way. */
const setPrice = (dealId: DealId, unitPrice: Money) =>
  bed.dynamo.send(
    new UpdateCommand({
      TableName: bed.stockTable,
      Key: { pk: stockOfDeal(dealId) },
      UpdateExpression: 'SET unitPrice = :price',
      ExpressionAttributeValues: { ':price': unitPrice },
    }),
  );
const code = (expected: string) => expect.objectContaining({ code: expected });
const stale = code('recent_sign_in_required');

/** A deal that is being sold so fast that its orders wait in the queue. */
const hot = (dealId: DealId) => {
  const stocks = hotStocks(bed.clock);
  stocks.mark(stockOfDeal(dealId));
  return { hot: stocks };
};

describe.each([
  ['on the direct path', () => ({})],
  ['on the way to the queue', hot],
])('An order above what the deal gives without a recent sign-in, %s', (_, rush) => {
  it('is refused after a quarter of an hour, to guests, with one click, and as a retry; and nothing waits', async () => {
    const dealId = await dear();
    const deps = rush(dealId);
    await expect(place(dealId, customer(16), {}, deps)).rejects.toEqual(stale);
    await expect(place(dealId, guest(), {}, deps)).rejects.toEqual(code('sign_in_required'));
    const oneClick = { payWith: 'pm_1', expectedPrice: euros(price) };
    await expect(place(dealId, customer(16), oneClick, deps)).rejects.toEqual(stale);
    await expect(place(dealId, customer(16), { isRetry: true }, deps)).rejects.toEqual(stale);
    expect(bed.queued).toEqual([]);
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 20 });
  });

  it('goes on with the same key once its buyer has signed in again, and is answered alike ever after', async () => {
    const dealId = await dear();
    const deps = rush(dealId);
    const id = newId('cus', bed.random);
    await expect(place(dealId, customer(16, id), {}, deps)).rejects.toEqual(stale);
    const { booking } = await place(dealId, customer(15, id), {}, deps);
    await settleOrders(bed.settling(), bed.queued);
    expect(await bed.stockOf(dealId)).toMatchObject({ available: 18, held: 2 });
    expect(await place(dealId, customer(500, id), {}, deps)).toMatchObject({
      path: 'replay',
      booking: { id: booking.id, status: 'held' },
    });
  });

  it('leaves those in peace that are worth no more than that', async () => {
    const dealId = await dear();
    const deps = rush(dealId);
    await place(dealId, customer(500), { quantity: 1 }, deps);
    await place(dealId, guest(), { quantity: 1 }, deps);
    await settleOrders(bed.settling(), bed.queued);
    expect(await bed.stockOf(dealId)).toMatchObject({ held: 2 });
  });
});

describe('The limit of the stage', () => {
  it('applies by currency where the deal says nothing', async () => {
    const signInLimits = { EUR: 2 * price - 1 };
    const silent = await bed.deal(20);
    await expect(place(silent, customer(16), {}, { signInLimits })).rejects.toEqual(stale);
    await place(silent, customer(16), { quantity: 1 }, { signInLimits });
    const generous = await bed.deal(20, { recentSignInAbove: euros(2 * price) });
    await place(generous, customer(16), {}, { signInLimits });
    const yen = await bed.deal(20, { unitPrice: { amountMinor: price, currency: 'JPY' } });
    await place(yen, customer(16), {}, { signInLimits });
  });
});

describe('An order that names no price and becomes dear on its way', () => {
  it('gets nothing when its write meets the new price', async () => {
    const dealId = await bed.deal(20, { recentSignInAbove: euros(2 * price) });
    const before = await bed.stockOf(dealId);
    await setPrice(dealId, euros(price + 1));
    const behind = { stock: { get: async () => before, invalidate() {} } };
    await expect(place(dealId, customer(16), {}, behind)).rejects.toEqual(stale);
    expect(bed.queued).toEqual([]);
    expect(await place(dealId, customer(1), {}, behind)).toMatchObject({ path: 'queue' });
  });

  it('gets nothing in the queue either, and one with a recent sign-in does', async () => {
    const dealId = await bed.deal(20, { recentSignInAbove: euros(2 * price) });
    await place(dealId, customer(16), {}, hot(dealId));
    await place(dealId, guest(), {}, hot(dealId));
    await place(dealId, customer(1), {}, hot(dealId));
    await setPrice(dealId, euros(price + 1));
    await settleOrders(bed.settling(), bed.queued);
    expect(await bed.account(dealId, bed.queued)).toMatchObject({ held: 2, rejected: 2, available: 18 });
  });
});
