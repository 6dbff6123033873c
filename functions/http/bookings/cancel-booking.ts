import { guestRepository } from '../../../lib/accounts/guest-repository.ts';
import { findBuyer } from '../../../lib/bookings/find-buyer.ts';
import { bookingRepository } from '../../../lib/bookings/repository.ts';
import type { BookingId } from '../../../lib/contract/ids.ts';
import { cancelBooking } from '../../../lib/contract/operations/bookings.ts';
import { findOwner } from '../../../lib/deal-bookings/find-owner.ts';
import { dealBookings } from '../../../lib/deal-bookings/repository.ts';
import { dealRepository } from '../../../lib/deals/repository.ts';
import { paymentQueue } from '../../../lib/payments/payment-queue.ts';
import { paymentRepository } from '../../../lib/payments/repository.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { dynamoDocuments, sqsClient } from '../../../lib/platform/aws.ts';
import { requireBuyer } from '../../../lib/platform/caller.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { cancelAnyBooking } from '../../../lib/refunds/cancel-any-booking.ts';
import { auditOfThisFunction } from '../audit/audit-log.ts';
import { oversightOfThisFunction } from '../staff/oversight.ts';
import { bookingIdKey } from './signing-keys.ts';

const env = readEnvironment([
  'BOOKINGS_TABLE',
  'STOCK_TABLE',
  'DEAL_BOOKINGS_TABLE',
  'ACCOUNTS_TABLE',
  'DEALS_TABLE',
  'PAYMENTS_TABLE',
  'LEDGER_TABLE',
  'PAYMENT_QUEUE_URL',
]);
const dynamo = dynamoDocuments();

const deps = {
  bookings: bookingRepository(dynamo, { bookings: env.BOOKINGS_TABLE, stock: env.STOCK_TABLE }),
  payments: paymentRepository(dynamo, {
    payments: env.PAYMENTS_TABLE,
    ledger: env.LEDGER_TABLE,
    bookings: env.BOOKINGS_TABLE,
    stock: env.STOCK_TABLE,
  }),
  deals: dealRepository(dynamo, env.DEALS_TABLE),
  queue: paymentQueue(sqsClient(), env.PAYMENT_QUEUE_URL),
  dealBookings: dealBookings(dynamo, env.DEAL_BOOKINGS_TABLE),
  audit: auditOfThisFunction(),
  oversight: oversightOfThisFunction(),
  clock,
  random,
  bookingIdKey,
  guestOf: guestRepository(dynamo, env.ACCOUNTS_TABLE).guestOf,
};

/** Cancels a booking for its owner, or for staff on the owner's behalf; what was paid goes back by the deal's policy. */
export const handler = guestEndpoint(cancelBooking, async ({ params: { bookingId }, caller, origin }) => {
  const id = bookingId as BookingId;
  const actor = caller.kind === 'staff' ? actorOf(caller, origin) : undefined;
  const buyerId = actor ? await findOwner(deps, id) : await findBuyer(deps, requireBuyer(caller), id);
  return { status: 200, body: await cancelAnyBooking(deps, { id, buyerId, actor }) };
});
