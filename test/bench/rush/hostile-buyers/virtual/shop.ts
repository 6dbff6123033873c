import { guardPayment } from '../../../../../lib/abuse/guard-card.ts';
import { guardGuest } from '../../../../../lib/abuse/guard-guest.ts';
import { guardOrder } from '../../../../../lib/abuse/guard-order.ts';
import { tracesOf } from '../../../../../lib/abuse/traces.ts';
import { getBooking } from '../../../../../lib/bookings/get-booking.ts';
import { placeOrder } from '../../../../../lib/bookings/place-order.ts';
import type { BookingId, BuyerId, DealId } from '../../../../../lib/contract/ids.ts';
import { problems } from '../../../../../lib/contract/problem.ts';
import type { RiskReason } from '../../../../../lib/contract/risk.ts';
import { connect } from '../../../../../lib/live/connect.ts';
import { isBeingPrepared } from '../../../../../lib/payments/being-prepared.ts';
import { confirmPayment } from '../../../../../lib/payments/confirm-payment.ts';
import { toPaymentSheet } from '../../../../../lib/payments/payment-sheet.ts';
import { startPayment } from '../../../../../lib/payments/start-payment.ts';
import { AppError } from '../../../../../lib/platform/errors.ts';
import type { Visitor as SeenVisitor } from '../../../../../lib/platform/http/visitor.ts';
import { newId } from '../../../../../lib/platform/ids.ts';
import { stockOfDeal } from '../../../../../lib/stock/stock-id.ts';
import { orUnavailable } from '../../../../../lib/stripe/call-stripe.ts';
import type { Answer, Caller, Shop, Visitor } from '../shop.ts';
import type { Product } from './product.ts';
import type { stripeAt } from './stripe.ts';
import type { VirtualTime } from './time.ts';

/** There and back. */
const latencyMs = 40;

type Container = ReturnType<Product['next']>;

interface VirtualShop {
  readonly time: VirtualTime;
  readonly product: Product;
  readonly stripe: ReturnType<typeof stripeAt>;
  readonly sale: { dealId: DealId; opensAt: number };
}

/** The shop as its handlers make it, without HTTP: each method does what the function of its operation does. */
export function virtualShop({ time, product, stripe, sale }: VirtualShop): Shop {
  const noticed = new Map<string, readonly RiskReason[]>();
  const answering = async (work: () => Promise<Answer>): Promise<Answer> => {
    await time.sleep(latencyMs);
    return work().catch(problem);
  };
  /** What `endpoint` does before a handler: it counts. */
  const asked = (
    operation: keyof Container['limits'],
    { buyerId, address }: Caller,
    work: (container: Container) => Promise<Answer>,
  ) =>
    answering(async () => {
      const container = product.next();
      await container.limits[operation].take({ kind: 'guest', id: buyerId as BuyerId }, address);
      return work(container);
    });
  return {
    get opensAt() {
      return sale.opensAt;
    },
    now: time.now,
    sleep: time.sleep,
    guest: (visitor, token) =>
      answering(async () => {
        const { guests } = product.next();
        const guestId = newId('gst', product.random);
        noticed.set(guestId, await guardGuest(guests, { visitor: seen(visitor, token), requestId: guestId }));
        return { status: 201, body: { guestId, token: guestId } };
      }),
    order: (caller, { idempotencyKey, quantity, isRetry = false, challengeToken }) =>
      answering(async () => {
        const { guard, placing } = product.next();
        const buyer = {
          kind: 'guest',
          id: caller.buyerId as BuyerId,
          noticed: noticed.get(caller.buyerId) ?? [],
        } as const;
        const { dealId } = sale;
        const stockId = stockOfDeal(dealId);
        const visitor = seen(caller, challengeToken);
        const order = {
          buyer,
          idempotencyKey,
          dealId,
          quantity,
          isRetry,
          traces: tracesOf(product.key, visitor),
        };
        const challengesGuests = async () => (await placing.stock.get(stockId))?.challengeGuests ?? false;
        await guardOrder(guard, { ...order, stockId, visitor, challengesGuests });
        const { booking } = await placeOrder(placing, order);
        return { status: booking.status === 'queued' ? 202 : 201, body: booking };
      }),
    booking: (caller, id) =>
      asked('getBooking', caller, async ({ reading }) => ({
        status: 200,
        body: await getBooking(reading, id as BookingId, caller.buyerId as BuyerId),
      })),
    startPayment: (caller, id) =>
      asked('startPayment', caller, async ({ cards, paying }) => {
        const buyerId = caller.buyerId as BuyerId;
        await guardPayment(cards, {
          ...{ buyer: { kind: 'guest', id: buyerId }, about: id, challengeToken: undefined },
          traces: tracesOf(product.key, seen(caller)),
        });
        const request = { bookingId: id as BookingId, buyerId, email: `${buyerId}@example.com` };
        const begun = await orUnavailable(startPayment(paying(buyerId), request));
        if (isBeingPrepared(begun.payment))
          return { status: 202, body: { status: 'preparing' }, retryAfterMs: 2_000 };
        const keys = {
          publishableKey: 'pk_test_virtual',
          stripeCustomer: undefined,
          ephemeralKey: undefined,
        };
        return { status: 200, body: toPaymentSheet(begun, keys) };
      }),
    confirmPayment: (caller, id) =>
      asked('confirmPayment', caller, async ({ paying }) => {
        const buyerId = caller.buyerId as BuyerId;
        const { booking } = await confirmPayment(paying(buyerId), { bookingId: id as BookingId, buyerId });
        return { status: 200, body: booking };
      }),
    pay: (sheet, card) => {
      const { clientSecret } = sheet as { clientSecret?: string };
      return clientSecret ? stripe.confirm(clientSecret, card) : Promise.resolve('refused' as const);
    },
    socket: ({ address }) =>
      answering(async () => {
        const handshake = { address, origin: undefined, host: 'live.example.com', connectedAt: time.now() };
        const status = await connect(product.next().connecting, handshake);
        return { status: status === 200 ? 101 : status };
      }),
  };
}

const seen = ({ address, deviceId }: Visitor, challengeToken?: string): SeenVisitor => ({
  ...{ address, deviceId, challengeToken },
  country: undefined,
});

/** What `endpoint` makes of an error. */
function problem(error: unknown): Answer {
  if (!(error instanceof AppError)) throw error;
  const { code, retryAfter } = error;
  return {
    status: problems[code].status,
    code,
    ...(retryAfter !== undefined && { retryAfterMs: retryAfter * 1_000 }),
  };
}
