import type { BookingRecord } from '../../../lib/bookings/booking.ts';
import { type Refund, refundedMinor, refundsOf } from '../../../lib/payments/payment.ts';
import type { World } from '../world/world.ts';

/** From each status to these. A late payment brings back an expired hold, and nothing else does. */
const edges: Readonly<Record<string, readonly string[]>> = {
  none: ['held', 'rejected'],
  held: ['confirmed', 'expired', 'cancelled'],
  expired: ['held'],
  confirmed: ['cancelled', 'refunded'],
};

/** Statuses move along the edges, a locked booking is not released, and a hold comes back only for money. */
export function watchBookings(world: World): void {
  world.watchChanges((changes) => {
    for (const { table, before, after } of changes) {
      if (table.name !== 'bookings' || !('status' in (after ?? before ?? {}))) continue;
      if (!after) {
        world.violated(`a booking is gone: ${before?.id}`);
        continue;
      }
      const [from, to] = [before as BookingRecord | undefined, after as unknown as BookingRecord];
      watchEdge(world, from, to);
    }
  });
}

function watchEdge(world: World, from: BookingRecord | undefined, to: BookingRecord): void {
  const move = `${from?.status ?? 'none'} → ${to.status}`;
  if (from && to.version !== from.version + 1) world.violated(`a version is skipped or used twice: ${to.id}`);
  if (from?.status === to.status) return;
  if (!edges[from?.status ?? 'none']?.includes(to.status))
    world.violated(`a forbidden move: ${move} ${to.id}`);
  const released = to.status === 'expired' || to.status === 'cancelled';
  if (from?.status === 'held' && released && from.payment?.status === 'capturing')
    world.violated(`a locked booking is released: ${move} ${to.id}`);
  if (from?.status === 'expired') world.cameBack.add(to.id);
  if (from?.status === 'expired' && to.payment?.status !== 'capturing')
    world.violated(`a hold comes back without money: ${to.id}`);
}

/** Confirmed is paid, and what is not was given back, exactly as it was asked for, as Stripe's own books have it. */
export function bookingsMatchPayments(world: World): void {
  const books = new Map(world.double.books().paymentIntents.map((each) => [each.id, each]));
  const payments = new Map(world.paymentRecords().map((payment) => [payment.id, payment]));
  const ids = new Set<string>();
  for (const record of world.bookingRecords()) {
    if (ids.has(record.id)) world.violated(`a booking is recorded twice: ${record.id}`);
    ids.add(record.id);
    const intents = world.intents.all().filter(({ bookingId }) => bookingId === record.id);
    const sums = intents.flatMap(({ id }) => books.get(id) ?? []);
    const captured = sums.reduce((sum, each) => sum + each.captured, 0);
    const refunded = sums.reduce((sum, each) => sum + each.refunded, 0);
    const disputed = sums.reduce((sum, each) => sum + each.disputed, 0);
    const refunds = refundsOf(payments.get(record.id) ?? {});
    const taken = world.disputes.hasTaken(intents.map(({ id }) => id));
    checkMoney(world, record, { captured, refunded, disputed, refunds, taken });
  }
}

interface Moved {
  readonly captured: number;
  readonly refunded: number;
  /** What a bank has taken and not given back. */
  readonly disputed: number;
  readonly refunds: readonly Refund[];
  /** A bank has taken it, for a while at least. */
  readonly taken: boolean;
}

function checkMoney(world: World, record: BookingRecord, moved: Moved): void {
  const { id, status, unitPrice, quantity, total, cancellation } = record;
  const { captured, refunded, disputed, refunds, taken } = moved;
  const sumOf = (some: readonly Refund[]) => some.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const asked = refundedMinor({ refunds: Object.fromEntries(refunds.map((refund) => [refund.id, refund])) });
  // A bank did not take it, or Stripe: staff have to see to it, and an alarm tells them.
  const stranded = sumOf(refunds.filter((refund) => refund.status === 'failed'));
  // Given back by staff where Stripe does not see it.
  const settled = sumOf(refunds.filter((refund) => refund.status === 'settled'));
  const price = unitPrice.amountMinor * quantity;
  const what = `${id} is ${status}, captured ${captured}, asked back ${asked}, refunded ${refunded}, settled ${settled}, disputed ${disputed}, price ${price}`;
  if (total.amountMinor !== price) world.violated(`not the total ${total.amountMinor}: ${what}`);
  if (captured !== 0 && captured !== price) world.violated(`not the price: ${what}`);
  if (refunded + settled !== asked) world.violated(`given back is not what was asked for: ${what}`);
  // Stripe refuses what a bank has taken, and nothing else: a refund of its dashboard leaves less to send.
  const refused = refunds.some(({ failure }) => failure === 'refused');
  if (refused && !taken) world.violated(`a refund is refused for no reason: ${what}`);
  if (refunded > captured) world.violated(`more given back than taken: ${what}`);
  if (status === 'confirmed' && captured === 0) world.violated(`confirmed and not paid: ${what}`);
  // The policy of the deal keeps half of what a cancelled booking was paid with; it was asked for with the cancellation.
  const ofBuyer = status === 'cancelled' && cancellation === undefined;
  const byPolicy = ofBuyer && refunds.some((refund) => refund.id === 'cancellation');
  if (status !== 'confirmed' && !byPolicy && captured > refunded + settled + disputed + stranded)
    world.violated(`money is kept without a booking: ${what}`);
}
