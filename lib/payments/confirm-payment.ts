import { toBooking } from '../bookings/booking.ts';
import { recordedBooking } from '../bookings/recorded-booking.ts';
import type { RecordedBooking } from '../contract/booking.ts';
import type { BookingId, BuyerId } from '../contract/ids.ts';
import { type SettleOrWaitDeps, settleOrWait } from './settle-or-wait.ts';

export interface ConfirmDeps extends SettleOrWaitDeps {
  readonly bookingIdKey: Buffer;
}

/**
 * The app says that the buyer has paid: what it says is not believed but looked up. While Stripe has no time for us the
 * booking is answered as it is, and its payment waits in the queue.
 * @throws AppError `not_found`, `order_undecided`
 */
export async function confirmPayment(
  deps: ConfirmDeps,
  { bookingId, buyerId }: { bookingId: BookingId; buyerId: BuyerId },
): Promise<RecordedBooking> {
  const record = await recordedBooking(deps, { bookingId, buyerId });
  const settled = await settleOrWait(deps, bookingId);
  return toBooking(settled?.booking ?? record, deps.clock.now());
}
