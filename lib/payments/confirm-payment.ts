import { toBooking } from '../bookings/booking.ts';
import { findRecordedBooking } from '../bookings/find-recorded.ts';
import type { RecordedBooking } from '../contract/booking.ts';
import type { BookingId, BuyerId } from '../contract/ids.ts';
import type { MacKey } from '../platform/mac-key.ts';
import { isSettled } from './decide.ts';
import { type Looks, lookMs } from './looks.ts';
import { type SettleOrWaitDeps, settleOrWait } from './settle-or-wait.ts';

export interface ConfirmDeps extends SettleOrWaitDeps {
  readonly bookingIdKey: MacKey;
  readonly looks: Looks;
}

/** The current booking, and the seconds after which another request is useful. Absent when nothing is open. */
export interface Confirmed {
  readonly booking: RecordedBooking;
  readonly askAgainIn?: number;
}

/**
 * Handles the app's message that the buyer has paid. Stripe is asked instead of trusting the app, once in a few seconds
 * for each booking. Meanwhile, and while Stripe is busy, the current booking is returned. When Stripe is busy, the
 * payment waits in the queue.
 * @throws AppError `not_found`, `order_undecided`
 */
export async function confirmPayment(
  deps: ConfirmDeps,
  { bookingId, buyerId }: { bookingId: BookingId; buyerId: BuyerId },
): Promise<Confirmed> {
  const record = await findRecordedBooking(deps, { bookingId, buyerId });
  const payment = await deps.payments.get(bookingId);
  if (!payment) return { booking: toBooking(record, deps.clock.now()) };
  const mayLook = isSettled(payment) || (await deps.looks.claim(bookingId));
  const settled = mayLook ? await settleOrWait(deps, bookingId) : undefined;
  const booking = settled?.booking ?? (await findRecordedBooking(deps, { bookingId, buyerId }));
  return {
    booking: toBooking(booking, deps.clock.now()),
    ...(!isSettled(settled?.payment ?? payment) && { askAgainIn: lookMs / 1_000 }),
  };
}
