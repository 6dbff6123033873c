import { cancelBooking } from '../../../lib/bookings/cancel-booking.ts';
import { placeOrder } from '../../../lib/bookings/place-order.ts';
import { confirmPayment } from '../../../lib/payments/confirm-payment.ts';
import { startPayment } from '../../../lib/payments/start-payment.ts';
import { deliverEvent, deliverMessage, deliverOrder, lapseHolds, reconcile } from './deliveries.ts';
import type { Purchase, Shop } from './shop.ts';
import type { World } from './world.ts';

/** Something that can begin at this moment. */
export interface Move {
  readonly weight: number;
  begin(): void | Promise<void>;
}

/** Everything that can begin now: what buyers and staff do, what queues and Stripe deliver, and time. */
export function movesOf(world: World, shop: Shop): Move[] {
  return [
    ...shop.purchases.flatMap((purchase) => buyerMoves(world, shop, purchase)),
    ...world.webhooks.flatMap((event, index): Move[] => [
      { weight: 2, begin: () => deliverEvent(world, world.webhooks.splice(index, 1)) },
      { weight: 0.5, begin: () => deliverEvent(world, [event]) },
      { weight: 0.2, begin: () => loseEvent(world, index) },
    ]),
    ...world.queue.flatMap((message, index): Move[] => [
      { weight: 2, begin: () => deliverMessage(world, world.queue.splice(index, 1)) },
      { weight: 0.3, begin: () => deliverMessage(world, [message]) },
    ]),
    ...world.burst.map((_, index) => ({
      weight: 2,
      begin: () => deliverOrder(world, world.burst.splice(index, 1)),
    })),
    { weight: 1, begin: () => lapseHolds(world) },
    { weight: 1, begin: () => reconcile(world) },
    ...[1_000, 10_000, 21_000, 65_000].map((ms) => ({ weight: 1, begin: () => pass(world, ms) })),
    { weight: stripeMayForget(world) ? 0.3 : 0, begin: () => pass(world, 8 * 86_400_000) },
  ];
}

/**
 * A week lets authorizations run out. Stripe forgets idempotency keys after a day, and we count on the reconciler coming
 * round before that: while a call may have to be repeated, no week passes.
 */
const stripeMayForget = (world: World): boolean =>
  world.paymentRecords().every(({ status }) => status === 'open' || status === 'voided');

function pass(world: World, ms: number): void {
  world.note(`— ${ms / 1000} s pass`);
  world.pass(ms);
}

function loseEvent(world: World, index: number): void {
  const [lost] = world.webhooks.splice(index, 1);
  if (lost) world.note(`— Stripe never delivers ${lost.type} ${lost.id}`);
}

function buyerMoves(world: World, shop: Shop, purchase: Purchase): Move[] {
  const { deps } = world;
  const { bookingId, buyerId, idempotencyKey, quantity } = purchase;
  const ask = (what: string, weight: number, work: () => Promise<unknown>): Move => ({
    weight,
    begin: () => world.actors.spawn(`${what} ${bookingId}`, async () => void (await work())),
  });
  const order = ask('order', 3, async () => {
    purchase.ordered = true;
    await placeOrder(deps, {
      buyer: { kind: 'guest', id: buyerId },
      idempotencyKey,
      dealId: shop.dealId,
      quantity,
    });
  });
  if (!purchase.ordered) return [order];
  return [
    { ...order, weight: 0.2 },
    ask('pay', purchase.intentId ? 0.3 : 3, async () => {
      const { payment } = await startPayment(deps, { bookingId, buyerId, email: 'mara@example.com' });
      if (payment.status === 'open' && payment.intentId) purchase.intentId = payment.intentId;
    }),
    ask('cancel', 0.4, () => cancelBooking(deps, { id: bookingId, buyerId })),
    ask('confirm', purchase.intentId ? 1 : 0.1, () => confirmPayment(deps, { bookingId, buyerId })),
    ...cardMoves(world, purchase),
  ];
}

/** What happens between the buyer and Stripe. We are not asked. */
function cardMoves(world: World, { intentId, bookingId }: Purchase): Move[] {
  const intent = world.intents.all().find(({ id }) => id === intentId);
  if (!intent) return [];
  if (intent.status === 'requires_action')
    return (['succeed', 'fail'] as const).map((outcome) => ({
      weight: outcome === 'succeed' ? 2 : 0.5,
      begin() {
        world.note(`— the buyer's 3D Secure: ${outcome} ${bookingId}`);
        world.double.completeAction(intent.id, outcome);
      },
    }));
  if (intent.status !== 'requires_payment_method') return [];
  return Object.entries({ visa: 3, chargeDeclined: 1, threeDSecure2Required: 1 }).map(([card, weight]) => ({
    weight,
    async begin() {
      world.note(`— the buyer pays with ${card} ${bookingId}`);
      const method = { payment_method: `pm_card_${card}`, return_url: 'stampede://paid' };
      // A declined card is an answer too.
      await world.app.paymentIntents.confirm(intent.id, method).catch(() => undefined);
    },
  }));
}
