import type { BookingRecord } from '../bookings/booking.ts';
import type { CustomerId } from '../contract/ids.ts';
import type { StripeCustomers } from '../stripe/stripe-customers.ts';
import type { OneClickBooking } from './payment-queue.ts';
import { type BeginDeps, startPaymentOf } from './start-payment.ts';

export interface PayWithSavedDeps extends BeginDeps {
  readonly customers: Pick<StripeCustomers, 'ensure' | 'renew'>;
}

/**
 * Pays with the saved method that the booking names. It uses only the record, so the request that placed the order and
 * the queue may both call it, twice or in parallel. There is one payment, and the method is tried once.
 * @returns the booking afterwards
 * @throws AppError `invalid_state`, `payment_refused`; ProviderError when Stripe did not even return the customer
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

/** A ready payment was returned to the buyer, and a later state needs no action. */
const isToBePaid = (record: BookingRecord): record is BookingRecord & { payWith: string } =>
  record.payWith !== undefined &&
  record.status === 'held' &&
  (record.payment === undefined || record.payment.status === 'preparing');

const recordOf = ({ bookings }: BeginDeps, { bookingId, buyerId }: OneClickBooking) =>
  bookings.byId(buyerId, bookingId);
