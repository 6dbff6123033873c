import { toBooking } from '../../../lib/bookings/booking.ts';
import type { RecordedBooking } from '../../../lib/contract/booking.ts';
import { payWithSaved } from '../../../lib/payments/pay-with-saved.ts';
import type { StripePatience } from '../../../lib/stripe/stripe.ts';
import { buyersPaymentDependencies } from '../../parts/paying.ts';

/**
 * Less than `whileClientWaits`: the order has used some of the function's 10 s, and the queue can do all of this later.
 */
const hasty: StripePatience = { timeoutMs: 2_500, retries: 0 };
const dependenciesFor = await buyersPaymentDependencies(hasty, 1);

/**
 * Pays a booking that was just placed, with its saved method, as far as the time allows.
 * @returns the booking after that
 * @throws any error that prevents the payment now: the queue has the payment in any case
 */
export async function payAtOnce(booking: RecordedBooking): Promise<RecordedBooking> {
  const { id: bookingId, buyerId } = booking;
  const deps = { ...dependenciesFor(buyerId), patienceMs: 2_500 };
  const record = await payWithSaved(deps, { bookingId, buyerId });
  return record ? toBooking(record, deps.clock.now()) : booking;
}
