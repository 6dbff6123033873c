import { parseBookingId } from '../../../lib/bookings/booking-id.ts';
import type { BookingId } from '../../../lib/contract/ids.ts';
import { getPayment } from '../../../lib/contract/operations/payments.ts';
import { findDeal } from '../../../lib/deals/find-deal.ts';
import { dealRepository } from '../../../lib/deals/repository.ts';
import { ledgerReader } from '../../../lib/ledger/ledger-reader.ts';
import { paymentRepository } from '../../../lib/payments/repository.ts';
import { toStaffPayment } from '../../../lib/payments/staff-payment.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { AppError } from '../../../lib/platform/errors.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { dealOfStock } from '../../../lib/stock/stock-id.ts';

const env = readEnvironment([
  'PAYMENTS_TABLE',
  'LEDGER_TABLE',
  'BOOKINGS_TABLE',
  'STOCK_TABLE',
  'DEALS_TABLE',
]);
const dynamo = dynamoDocuments();
const deals = dealRepository(dynamo, env.DEALS_TABLE);
const ledger = ledgerReader(dynamo, env.LEDGER_TABLE);
const payments = paymentRepository(dynamo, {
  payments: env.PAYMENTS_TABLE,
  ledger: env.LEDGER_TABLE,
  bookings: env.BOOKINGS_TABLE,
  stock: env.STOCK_TABLE,
});

/** The payment of a booking, for the staff of its deal. */
export const handler = endpoint(getPayment, async ({ params, caller }) => {
  const bookingId = params.bookingId as BookingId;
  await findDeal(
    { deals },
    { dealId: dealOfStock(parseBookingId(bookingId).stockId), staff: requireStaff(caller), to: 'see' },
  );
  const payment = await payments.get(bookingId);
  if (!payment) throw new AppError('not_found', 'Nobody has begun to pay for such a booking.');
  return { status: 200, body: toStaffPayment(payment, await ledger.of(bookingId)) };
});
