import { bookingIdOf, type StripeEvent } from '../../../lib/stripe-events/stripe-event.ts';
import type { Move } from './moves.ts';
import type { Purchase, Shop } from './shop.ts';
import type { World } from './world.ts';

/** What a bank decides over its demand, and what it does with an inquiry. */
export const disputeMoves = (world: World): Move[] =>
  world.disputes.undecided().flatMap(({ id, intentId, isInquiry }) =>
    (isInquiry ? (['closed', 'escalated'] as const) : (['won', 'lost'] as const)).map((ruling) => ({
      name: `dispute ${ruling} ${world.intents.all().find((intent) => intent.id === intentId)?.bookingId}`,
      weight: isInquiry ? (ruling === 'escalated' ? 5 : 1.5) : 9,
      begin() {
        world.note(`— the bank decides: ${ruling} ${id}`);
        world.double.rule(id, ruling);
      },
    })),
  );

/** What a clerk does in Stripe's dashboard. We hear of it later. */
export const dashboardMoves = (world: World, { purchases }: Shop): Move[] => [
  ...purchases.flatMap((purchase) => refundMoves(world, purchase)),
  ...customerMoves(world, purchases),
];

function refundMoves(world: World, { bookingId }: Purchase): Move[] {
  const intent = world.intents
    .all()
    .find((each) => each.bookingId === bookingId && each.status === 'succeeded');
  if (!intent) return [];
  return [700, 1999].map((amount) => ({
    name: `dashboard refund ${amount} ${bookingId}`,
    weight: amount < 1999 ? 0.5 : 0.4,
    async begin() {
      world.note(`— somebody gives ${amount} back in the dashboard ${bookingId}`);
      await world.behind('/v1/refunds', { payment_intent: intent.id, amount: String(amount) });
    },
  }));
}

/** A clerk answers a privacy request, or the account was changed: the customer is gone, and the saved card with them. */
function customerMoves(world: World, purchases: readonly Purchase[]): Move[] {
  const [{ customer } = { customer: undefined }] = purchases;
  if (customer === undefined || world.met.has('customer deleted')) return [];
  return [
    {
      name: 'customer deleted',
      weight: 0.5,
      async begin() {
        world.note(`— the customer is deleted at Stripe ${customer}`);
        world.met.add('customer deleted');
        await world.behind(`/v1/customers/${customer}`, {}, { method: 'DELETE' });
      },
    },
  ];
}

/** A refund of the dashboard names no refund of ours. */
const isOfDashboard = ({ type, data }: StripeEvent) =>
  type === 'refund.created' && data.object.metadata?.refundId === undefined;

/**
 * What only a bank or a clerk knows, Stripe tells until it is heard: nothing here asks for it. Were such an event lost
 * for good, the nightly report of the ledger would say so.
 */
export const isToldUntilHeard = (event: StripeEvent): boolean =>
  isOfDashboard(event) ||
  event.type.startsWith('charge.dispute.') ||
  /refund.(failed|updated)$/.test(event.type);

export const nameOf = (event: StripeEvent): string => `${event.type} of ${bookingIdOf(event)}`;
