import { getPayment as operation } from '../../../lib/contract/operations/payments-for-staff.ts';
import { findSellerOfBooking } from '../../../lib/deal-bookings/find-seller-of-booking.ts';
import { toStaffPayment } from '../../../lib/payments/staff-payment.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { AppError } from '../../../lib/platform/errors.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { dealBookings } from '../../parts/deal-bookings.ts';
import { deals } from '../../parts/deals.ts';
import { ledger, paymentReader } from '../../parts/payments.ts';

const deps = { deals: deals(), dealBookings: dealBookings() };

/** Returns the payment of a booking, for the staff of its deal or slot. */
export const handler = endpoint(operation, async ({ params, caller }) => {
  const bookingId = params.bookingId;
  await findSellerOfBooking(deps, { bookingId, staff: requireStaff(caller) });
  const payment = await paymentReader().get(bookingId);
  if (!payment) throw new AppError('not_found', 'This booking has no payment. Check its id.');
  return { status: 200, body: toStaffPayment(payment, await ledger().of(bookingId)) };
});
