import type { BookingRecord } from '../bookings/booking.ts';
import type { CustomerId } from '../contract/ids.ts';
import type { StripeCustomers } from '../stripe/stripe-customers.ts';
import type { OneClickBooking } from './payment-queue.ts';
import { type BeginDeps, startPaymentOf } from './start-payment.ts';

export interface PayWithSavedDeps extends BeginDeps {
  readonly customers: Pick<StripeCustomers, 'ensure' | 'renew'>;
}

/**
 * Pays with the saved method that the booking names. The record is all it goes by, so it may be called by the request
 * that placed the order and by the queue, twice or at once: there is one payment, and the method is tried once.
 * @returns the booking as it is afterwards
 * @throws AppError `invalid_state`, `payment_refused`; ProviderError when Stripe did not even say who the customer is
 */
export async function payWithSaved(
  deps: PayWithSavedDeps,
  booking: OneClickBooking,
): Promise<BookingRecord | undefined> {
  const record = await recordOf(deps, booking);
  if (!record || !isToBePaid(record)) return record;
  const stripeCustomer = await deps.customers.ensure(booking.buyerId as CustomerId);
  await startPaymentOf(deps, record, { ...booking, stripeCustomer, methodId: record.payWith });
  return recordOf(deps, booking);
}

/** What is ready has been handed to the buyer, and what is further needs nobody. */
const isToBePaid = (record: BookingRecord): record is BookingRecord & { payWith: string } =>
  record.payWith !== undefined &&
  record.status === 'held' &&
  (record.payment === undefined || record.payment.status === 'preparing');

const recordOf = ({ bookings }: BeginDeps, { bookingId, buyerId }: OneClickBooking) =>
  bookings.byId(buyerId, bookingId);
