import type { BookingRecord } from '../../../lib/bookings/booking.ts';
import type { Order } from '../../../lib/bookings/order.ts';
import { releaseHolds } from '../../../lib/bookings/release-holds.ts';
import { settleOrders } from '../../../lib/bookings/settle-orders.ts';
import { sweepStock } from '../../../lib/bookings/sweep-stock.ts';
import type { BuyerId } from '../../../lib/contract/ids.ts';
import { payInTurn } from '../../../lib/payments/pay-in-turn.ts';
import { reconcilePayments } from '../../../lib/payments/reconcile-payments.ts';
import { settleOrWait } from '../../../lib/payments/settle-or-wait.ts';
import { callOffDeal } from '../../../lib/refunds/call-off-deal.ts';
import { handleStripeEvent } from '../../../lib/stripe-events/index.ts';
import type { StripeEvent } from '../../../lib/stripe-events/stripe-event.ts';
import type { Ending } from '../scheduler/scheduler.ts';
import type { QueuedWalk } from './called-off.ts';
import type { PaymentTurn, World } from './world.ts';

/** What a queue does with a message whose consumer did not come to its end: it comes again. */
const again =
  <T>(queue: T[], message: T) =>
  (ending: Ending) => {
    if (ending !== 'done') queue.push(message);
  };

/** Stripe's event reaches our consumer. */
export function deliverEvent(world: World, events: readonly StripeEvent[]): void {
  for (const event of events) {
    const name = `webhook ${event.type} ${event.id}`;
    world.delivered.add(event.id);
    world.actors.spawn(
      name,
      async () => {
        await handleStripeEvent(world.deps, event);
        world.dealtWith(event);
      },
      again(world.webhooks, event),
    );
  }
}

async function takeTurn({ deps }: World, { bookingId, buyerId, waits }: PaymentTurn): Promise<void> {
  if (buyerId) await payInTurn(deps, { bookingId, buyerId }, waits);
  else await settleOrWait(deps, bookingId, waits);
}

/** A payment's turn has come. */
export function deliverMessage(world: World, messages: readonly PaymentTurn[]): void {
  for (const message of messages) {
    const settle = () => takeTurn(world, message);
    world.actors.spawn(`settle ${message.bookingId}`, settle, again(world.queue, message));
  }
}

/** An order leaves the burst queue. */
export function deliverOrder(world: World, orders: readonly Order[]): void {
  for (const order of orders)
    world.actors.spawn(
      `burst ${order.id}`,
      async () => {
        const { undecided } = await settleOrders(world.deps, [order]);
        if (undecided.size > 0) throw new Error('The order has no outcome yet');
      },
      again(world.burst, order),
    );
}

/** The timers of all holds fire; only those whose time is over may do anything. */
export function lapseHolds(world: World): void {
  const holds = world
    .bookingRecords()
    .filter(({ status }) => status === 'held')
    .map(({ id, buyerId, holdExpiresAt = 0 }) => ({ bookingId: id, buyerId, holdExpiresAt }));
  if (holds.length > 0)
    world.actors.spawn('holds lapse', async () => void (await releaseHolds(world.deps, holds)));
}

export const reconcile = (world: World): void =>
  world.actors.spawn('reconcile', async () => void (await reconcilePayments(world.deps)));

/** What the sweeper does each minute. It counts on the consumers of old claims being dead. */
export const sweep = (world: World): void =>
  world.actors.spawn('sweep', async () => void (await sweepStock(world.deps)));

/** The walks whose delay is over. */
export const dueWalks = ({ callOffs, clock }: World): readonly QueuedWalk[] =>
  callOffs.walks.filter(({ dueAt }) => dueAt <= clock.now());

/** A message of the walk through a deal that was called off. */
export function deliverWalk(world: World, queued: QueuedWalk): void {
  const { walks } = world.callOffs;
  walks.splice(walks.indexOf(queued), 1);
  world.actors.spawn(
    'call off',
    async () => void (await callOffDeal(world.deps, queued.walk)),
    again(walks, queued),
  );
}

/** The list of a deal's bookings hears of every change, some time later. */
export const projectBookings = (world: World): void =>
  world.watchChanges((changes) => {
    for (const { table, after } of changes)
      if (table.name === 'bookings' && after && 'status' in after)
        world.callOffs.unheard.push({ ...after } as unknown as BookingRecord);
  });

/** The stream of bookings brings each one-click order into the queue of payments, whether its request came to an end or not. */
export const followBookings = (world: World): void =>
  world.watchChanges((changes) => {
    for (const { table, before, after } of changes)
      if (table.name === 'bookings' && !before && after?.status === 'held' && after.payWith !== undefined)
        world.queue.push({
          bookingId: after.id as PaymentTurn['bookingId'],
          buyerId: after.buyerId as BuyerId,
          waits: 0,
        });
  });
