import { placeOrder } from '../../../lib/bookings/place-order.ts';
import { type BuyerId, isCustomerId, type StockId } from '../../../lib/contract/ids.ts';
import { confirmPayment } from '../../../lib/payments/confirm-payment.ts';
import { payWithSaved } from '../../../lib/payments/pay-with-saved.ts';
import { startPayment } from '../../../lib/payments/start-payment.ts';
import type { Actor } from '../../../lib/platform/actor.ts';
import type { Buyer } from '../../../lib/platform/caller.ts';
import { cancelAnyBooking } from '../../../lib/refunds/cancel-any-booking.ts';
import { refundPayment } from '../../../lib/refunds/refund-payment.ts';
import type { Option } from '../scheduler/choices.ts';
import { dashboardMoves, disputeMoves, isToldUntilHeard, nameOf } from './at-stripe.ts';
import {
  deliverEvent,
  deliverMessage,
  deliverOrder,
  deliverWalk,
  dueWalks,
  lapseHolds,
  reconcile,
} from './deliveries.ts';
import { failedRefundMoves } from './failed-refunds.ts';
import type { Purchase, Shop } from './shop.ts';
import { staffMoves } from './staff.ts';
import { start, type World } from './world.ts';

/** Something that can begin at this moment. */
export interface Move extends Option {
  begin(): void | Promise<void>;
}

/** Everything that can begin now: what buyers and staff do, what queues and Stripe deliver, and time. */
export function movesOf(world: World, shop: Shop): Move[] {
  const statuses = new Map(world.bookingRecords().map(({ id, status }) => [id, status]));
  return [
    ...shop.purchases.flatMap((purchase) =>
      buyerMoves(world, { ...shop, status: statuses.get(purchase.bookingId) }, purchase),
    ),
    ...world.webhooks.flatMap((event, index): Move[] => [
      {
        name: `deliver ${nameOf(event)}`,
        weight: 3,
        begin: () => deliverEvent(world, world.webhooks.splice(index, 1)),
      },
      { name: `deliver a copy of ${nameOf(event)}`, weight: 0.5, begin: () => deliverEvent(world, [event]) },
      {
        name: `lose ${nameOf(event)}`,
        weight: world.delivered.has(event.id) || isToldUntilHeard(event) ? 0 : 0.2,
        begin: () => loseEvent(world, index),
      },
    ]),
    ...world.queue.flatMap((message, index): Move[] => [
      {
        name: `message ${message.bookingId}`,
        weight: 3,
        begin: () => deliverMessage(world, world.queue.splice(index, 1)),
      },
      {
        name: `message again ${message.bookingId}`,
        weight: 0.3,
        begin: () => deliverMessage(world, [message]),
      },
    ]),
    ...failedRefundMoves(world, staff),
    ...world.burst.map(({ id }, index) => ({
      name: `from burst ${id}`,
      weight: 3,
      begin: () => deliverOrder(world, world.burst.splice(index, 1)),
    })),
    ...disputeMoves(world),
    ...dashboardMoves(world, shop),
    ...staffMoves(world, shop.dealId),
    ...dueWalks(world).map((queued) => ({
      name: 'call-off message',
      weight: 1,
      begin: () => deliverWalk(world, queued),
    })),
    {
      name: 'project',
      weight: world.callOffs.unheard.length > 0 ? 0.5 : 0,
      begin: () => world.callOffs.project(),
    },
    { name: 'lapse', weight: hasLapsedHold(world) ? 3 : 0.05, begin: () => lapseHolds(world) },
    { name: 'reconcile', weight: hasDuePayment(world) ? 2 : 0.05, begin: () => reconcile(world) },
    { name: 'second', weight: 0.3, begin: () => pass(world, 1_000) },
    { name: 'hold', weight: 0.4, begin: () => pass(world, 21_000) },
    { name: 'minute', weight: world.actors.atWork() > 0 ? 0.03 : 0.3, begin: () => pass(world, 65_000) },
    { name: 'week', weight: stripeMayForget(world) ? 0.1 : 0, begin: () => pass(world, 8 * 86_400_000) },
  ];
}

/**
 * A week lets authorizations run out. Stripe forgets idempotency keys after a day, and we count on the reconciler coming
 * round before that: while a call may have to be repeated, no week passes.
 */
const stripeMayForget = (world: World): boolean =>
  world.paymentRecords().every(({ status }) => status === 'open' || status === 'voided');

const hasLapsedHold = (world: World): boolean =>
  world
    .bookingRecords()
    .some(({ status, holdExpiresAt = 0 }) => status === 'held' && holdExpiresAt <= world.clock.now());

const hasDuePayment = (world: World): boolean =>
  world.paymentRecords().some(({ dueAt = Number.POSITIVE_INFINITY }) => dueAt <= world.clock.now());

function pass(world: World, ms: number): void {
  world.note(`— ${ms / 1000} s pass`);
  world.pass(ms);
}

function loseEvent(world: World, index: number): void {
  const [lost] = world.webhooks.splice(index, 1);
  if (lost) world.note(`— Stripe never delivers ${lost.type} ${lost.id}`);
}

const callerOf = (id: BuyerId): Buyer =>
  isCustomerId(id) ? { kind: 'customer', id, subject: id, signedInAt: start } : { kind: 'guest', id };

function buyerMoves(
  world: World,
  { dealId, status }: Shop & { status: string | undefined },
  purchase: Purchase,
): Move[] {
  const { deps } = world;
  const { bookingId, buyerId, idempotencyKey, quantity, payWith } = purchase;
  // Two of a kind can race; more of them only take turns from the others.
  const ask = (what: string, weight: number, work: () => Promise<unknown>): Move => ({
    name: `${what} ${bookingId}`,
    weight: world.actors.atWork(`${what} ${bookingId}`) < 2 ? weight : 0,
    begin: () => world.actors.spawn(`${what} ${bookingId}`, async () => void (await work())),
  });
  const order = ask('order', 1.5, async () => {
    purchase.ordered = true;
    const stock = { get: (id: StockId) => deps.stock.get(id), invalidate: () => undefined };
    const wish = { buyer: callerOf(buyerId), idempotencyKey, dealId, quantity, payWith };
    const { booking } = await placeOrder({ ...deps, stock }, wish);
    if (payWith !== undefined && booking.status === 'held') await payWithSaved(deps, { bookingId, buyerId });
  });
  if (!purchase.ordered) return [order];
  const held = status === 'held' ? 1 : 0.05;
  return [
    { ...order, weight: status ? 0.05 : 0.3 },
    ask('pay', held * (purchase.intentId ? 0.5 : 4), async () => {
      const { payment } = await startPayment(deps, { bookingId, buyerId, email: 'mara@example.com' });
      if (payment.status === 'open' && payment.intentId) purchase.intentId = payment.intentId;
    }),
    ask('cancel', status === 'confirmed' ? 0.6 : held * 0.4, () =>
      cancelAnyBooking(deps, { id: bookingId, buyerId }),
    ),
    ask('confirm', purchase.intentId ? 1 : 0.02, () => confirmPayment(deps, { bookingId, buyerId })),
    ...refundsByStaff.map(({ key, ...wish }) =>
      ask(`refund ${key}`, status === 'confirmed' ? 0.7 : 0.01, () =>
        refundPayment(deps, {
          bookingId,
          idempotencyKey: key,
          reason: 'The oven broke.',
          actor: staff,
          ...wish,
        }),
      ),
    ),
    ...cardMoves(world, purchase),
  ];
}

/** A part, all that is left, and all with the units; each may be asked for more than once. */
const refundsByStaff = [
  { key: 'part', amount: { amountMinor: 700, currency: 'EUR' }, returnUnits: false },
  { key: 'rest', returnUnits: false },
  { key: 'all', returnUnits: true },
];

export const staff: Actor = {
  kind: 'staff',
  id: 'support-1',
  roles: ['support'],
  signedInAt: start,
  operation: 'refundPayment',
  requestId: 'simulation',
  address: '203.0.113.7',
};

const cards = {
  visa: 5,
  chargeDeclined: 1,
  threeDSecure2Required: 1.5,
  createDispute: 1.5,
  createDisputeInquiry: 4,
  refundFail: 6,
  pendingRefund: 0.3,
};

/** What happens between the buyer and Stripe. We are not asked. */
function cardMoves(world: World, { intentId, bookingId }: Purchase): Move[] {
  const intent = world.intents.all().find(({ id }) => id === intentId);
  if (!intent) return [];
  if (intent.status === 'requires_action')
    return (['succeed', 'fail'] as const).map((outcome) => ({
      name: `3D Secure ${outcome} ${bookingId}`,
      weight: outcome === 'succeed' ? 3 : 1,
      begin() {
        world.note(`— the buyer's 3D Secure: ${outcome} ${bookingId}`);
        world.double.completeAction(intent.id, outcome);
      },
    }));
  if (intent.status !== 'requires_payment_method') return [];
  return Object.entries(cards).map(([card, weight]) => ({
    name: `${card} ${bookingId}`,
    weight,
    async begin() {
      world.note(`— the buyer pays with ${card} ${bookingId}`);
      await world.payByCard(intent.id, card);
    },
  }));
}
