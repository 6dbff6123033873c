import { makeBookingId } from '../../../lib/bookings/booking-id.ts';
import type { BookingId, BuyerId, DealId } from '../../../lib/contract/ids.ts';
import { PutCommand } from '../../../lib/platform/documents/commands.ts';
import { newId } from '../../../lib/platform/ids.ts';
import type { Stock } from '../../../lib/stock/stock.ts';
import { stockOfDeal } from '../../../lib/stock/stock-id.ts';
import { toStockItem, watchShard } from '../../../lib/stock/stock-writes.ts';
import { start, type World } from './world.ts';

/** A buyer's wish to buy one thing, and what their app knows of it. */
export interface Purchase {
  readonly buyerId: BuyerId;
  readonly idempotencyKey: string;
  readonly bookingId: BookingId;
  readonly quantity: number;
  /** The saved method of a one-click order, and Stripe's id of whose it is. */
  readonly payWith?: string;
  readonly customer?: string;
  ordered: boolean;
  /** The PaymentIntent whose client secret the app was given. */
  intentId?: string;
}

export interface Shop {
  readonly dealId: DealId;
  readonly purchases: readonly Purchase[];
  readonly limit: number | undefined;
  /** Units that one buyer may hold unpaid. */
  readonly unpaid: number | undefined;
}

const price = { amountMinor: 1999, currency: 'EUR' };

/** One deal with few units and more buyers than that; some buyers come twice. */
export async function openShop(world: World): Promise<Shop> {
  const { choices, deps, memory } = world;
  const oneOf = (weights: Readonly<Record<string, number>>) =>
    Number(choices.pick(Object.entries(weights).map(([name, weight]) => ({ name, weight })))?.name);
  choices.turn();
  const units = oneOf({ 1: 3, 2: 3, 3: 1 });
  const limit = oneOf({ 0: 2, 1: 1, 2: 1 }) || undefined;
  const unpaid = oneOf({ 0: 2, 1: 2, 2: 1 }) || undefined;
  const buyers = oneOf({ 2: 2, 3: 1 });
  const dealId = newId('deal', deps.random);
  const item: Stock = {
    id: stockOfDeal(dealId),
    total: units,
    available: units,
    held: 0,
    sold: 0,
    claims: {},
    gate: 'open',
    opensAt: start,
    closesAt: start + 3_600_000,
    unitPrice: price,
    drop: false,
    ...(limit !== undefined && { perCustomerLimit: limit }),
    ...(unpaid !== undefined && { maxUnpaidUnits: unpaid }),
  };
  memory.perform(
    new PutCommand({ TableName: 'stock', Item: { ...toStockItem(item), watch: watchShard(item.id) } }),
  );

  // Only who has an account pays with a saved card, and is made anew at Stripe.
  const ids = Array.from({ length: buyers }, (_, index) => newId(index === 0 ? 'cus' : 'gst', deps.random));
  const purchases = ids.flatMap((buyerId) =>
    ['first', 'second'].map((idempotencyKey): Purchase => {
      const quantity = oneOf({ 1: 5, 2: 1 });
      const order = { buyerId, idempotencyKey, units: [{ stockId: item.id, quantity }] as const };
      const bookingId = makeBookingId(deps.bookingIdKey, order);
      return { buyerId, idempotencyKey, bookingId, quantity, ordered: false };
    }),
  );
  // At most one: all else about it is as with the others, and a customer of Stripe's takes time to make.
  const [saved] = purchases;
  const card = choices.pick(savedCards)?.name;
  if (!saved || card === undefined || card === 'none') return { dealId, purchases, limit, unpaid };
  const oneClick = { ...saved, ...(await savedMethod(world, saved.buyerId, card)) };
  return { dealId, purchases: [oneClick, ...purchases.slice(1)], limit, unpaid };
}

/** What a buyer may have saved before. */
const savedCards = Object.entries({
  none: 7,
  visa: 3,
  chargeCustomerFail: 1,
  threeDSecure2Required: 1,
  createDispute: 1,
  createDisputeInquiry: 1,
  refundFail: 2,
}).map(([name, weight]) => ({ name, weight }));

/**
 * The buyer has been here before: Stripe knows them, by the key that we would ask with, and keeps a card of theirs. With
 * another key they would be somebody else there, whose card this is not: the test asserts that such cards are charged.
 */
async function savedMethod({ behind }: World, buyerId: BuyerId, card: string) {
  const idOf = (answer: { body: string } | undefined) => JSON.parse(answer?.body ?? '{}').id as string;
  const form = { 'metadata[customerId]': buyerId };
  const customer = idOf(await behind('/v1/customers', form, { key: `customer:${buyerId}:0:0` }));
  const payWith = idOf(await behind(`/v1/payment_methods/pm_card_${card}/attach`, { customer }));
  return { payWith, customer };
}
