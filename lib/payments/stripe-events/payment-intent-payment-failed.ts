import { parseBookingId } from '../../bookings/booking-id.ts';
import type { BookingId } from '../../contract/ids.ts';
import { type Backoff, pause } from '../../platform/backoff.ts';
import { AppError } from '../../platform/errors.ts';
import { withRefusal } from '../count-refusal.ts';
import { isCounted, waitsForAnotherCard } from '../decide.ts';
import type { SettleOrWaitDeps } from '../settle-or-wait.ts';
import { lookLater, settleOrWait } from '../settle-or-wait.ts';
import { bookingIdOf, type StripeEvent, type StripeEventHandler } from './stripe-event.ts';

/** Steps of the same payment may be under way. */
const races: Backoff = { attempts: 6, baseMs: 20, capMs: 300 };

/**
 * A card was refused. Refusals are counted, each event once, and a payment with too many is let go: that is how stolen
 * cards are tested.
 */
export const paymentIntentPaymentFailed: StripeEventHandler = {
  type: 'payment_intent.payment_failed',
  async handle(deps, event) {
    const bookingId = bookingIdOf(event);
    if (!bookingId) return;
    await countDecline(deps, bookingId, event);
    const known = await readNow(deps, bookingId);
    if (known && waitsForAnotherCard(known)) return;
    // More cards are refused while the intent waits to be let go: one look in a few seconds is enough for all of them.
    if (await deps.looks.claim(bookingId)) await settleOrWait(deps, bookingId);
    else await lookLater(deps, bookingId);
  },
};

async function readNow({ payments, bookings }: SettleOrWaitDeps, bookingId: BookingId) {
  const payment = await payments.get(bookingId);
  const booking = payment && (await bookings.get(payment.buyerId, parseBookingId(bookingId).identity));
  return booking && { payment, booking };
}

/**
 * The count and the event's mark are one transaction, so a copy of the event counts nothing; nor does a refusal that
 * was seen at Stripe before.
 */
async function countDecline(deps: SettleOrWaitDeps, bookingId: BookingId, event: StripeEvent): Promise<void> {
  const refusal = event.data.object.last_payment_error?.charge ?? event.id;
  for (let attempt = 0; attempt < races.attempts; attempt++) {
    if (await deps.payments.isSeen(event.id)) return;
    const known = await readNow(deps, bookingId);
    if (!known) return;
    const counted = isCounted(known.payment, refusal) ? undefined : await withRefusal(deps, known, refusal);
    if ((await deps.payments.markSeen(event.id, deps.clock.now(), counted)) === 'done') return;
    await pause(attempt, races, deps.random);
  }
  throw new AppError('unavailable', 'The payment keeps changing.');
}
