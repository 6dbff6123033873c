import { toBooking } from '../../../lib/bookings/booking.ts';
import type { RecordedBooking } from '../../../lib/contract/booking.ts';
import { payWithSaved } from '../../../lib/payments/pay-with-saved.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import type { StripePatience } from '../../../lib/platform/stripe.ts';
import { paymentDependencies } from '../../events/payments/dependencies.ts';

/** Together less than the 10 s of the function: no call begins after the first, and one takes no longer than the second. */
const budgetMs = 4_000;
const hasty: StripePatience = { timeoutMs: 2_500, retries: 0 };

const { within, ...deps } = paymentDependencies(hasty, 1);

/**
 * Pays a booking that was just placed, with the saved method that it names, as far as the time allows.
 * @returns the booking as it is then
 * @throws whatever keeps it from being paid now: the queue has it in any case.
 */
export async function payAtOnce(booking: RecordedBooking): Promise<RecordedBooking> {
  const { id: bookingId, buyerId } = booking;
  const bounded = { ...deps, ...within(clock.now() + budgetMs) };
  const record = await payWithSaved(bounded, { bookingId, buyerId });
  return record ? toBooking(record, clock.now()) : booking;
}
