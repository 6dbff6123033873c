import { toBooking } from '../../../lib/bookings/booking.ts';
import type { RecordedBooking } from '../../../lib/contract/booking.ts';
import { payWithSaved } from '../../../lib/payments/pay-with-saved.ts';
import type { StripePatience } from '../../../lib/stripe/stripe.ts';
import { buyersPaymentDependencies } from '../../parts/paying.ts';

/** Less than `whileClientWaits`: the order has taken some of the function's 10 s, and the queue can do all of this. */
const hasty: StripePatience = { timeoutMs: 2_500, retries: 0 };
const dependenciesFor = await buyersPaymentDependencies(hasty, 1);

/**
 * Pays a booking that was just placed, with the saved method that it names, as far as the time allows.
 * @returns the booking as it is then
 * @throws whatever keeps it from being paid now: the queue has it in any case.
 */
export async function payAtOnce(booking: RecordedBooking): Promise<RecordedBooking> {
  const { id: bookingId, buyerId } = booking;
  const deps = { ...dependenciesFor(buyerId), patienceMs: 2_500 };
  const record = await payWithSaved(deps, { bookingId, buyerId });
  return record ? toBooking(record, deps.clock.now()) : booking;
}
