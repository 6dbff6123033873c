import { guestRepository } from '../../../lib/accounts/guest-repository.ts';
import { parseBookingId } from '../../../lib/bookings/booking-id.ts';
import { findBuyer } from '../../../lib/bookings/find-buyer.ts';
import { getBooking as readBooking } from '../../../lib/bookings/get-booking.ts';
import { bookingRepository } from '../../../lib/bookings/repository.ts';
import type { BookingId } from '../../../lib/contract/ids.ts';
import { getBooking } from '../../../lib/contract/operations/bookings.ts';
import { findOwner } from '../../../lib/deal-bookings/find-owner.ts';
import { dealBookings } from '../../../lib/deal-bookings/repository.ts';
import { findDeal } from '../../../lib/deals/find-deal.ts';
import { dealRepository } from '../../../lib/deals/repository.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { requireBuyer, type Staff } from '../../../lib/platform/caller.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';
import { stockRepository } from '../../../lib/stock/repository.ts';
import { dealOfStock } from '../../../lib/stock/stock-id.ts';
import { bookingIdKey } from './signing-keys.ts';

const env = readEnvironment([
  'BOOKINGS_TABLE',
  'STOCK_TABLE',
  'DEAL_BOOKINGS_TABLE',
  'DEALS_TABLE',
  'ACCOUNTS_TABLE',
]);
const dynamo = dynamoDocuments();

const deps = {
  bookings: bookingRepository(dynamo, { bookings: env.BOOKINGS_TABLE, stock: env.STOCK_TABLE }),
  stock: stockRepository(dynamo, env.STOCK_TABLE),
  dealBookings: dealBookings(dynamo, env.DEAL_BOOKINGS_TABLE),
  deals: dealRepository(dynamo, env.DEALS_TABLE),
  clock,
  bookingIdKey,
  guestOf: guestRepository(dynamo, env.ACCOUNTS_TABLE).guestOf,
};

/** Staff see a booking when they may see its deal. */
async function ownerForStaff(staff: Staff, id: BookingId) {
  await findDeal(deps, { dealId: dealOfStock(parseBookingId(id).stockId), staff, to: 'see' });
  return findOwner(deps, id);
}

/** A booking, for its owner and for the staff of its deal. */
export const handler = guestEndpoint(getBooking, async ({ params: { bookingId }, caller }) => {
  const id = bookingId as BookingId;
  const buyerId =
    caller.kind === 'staff'
      ? await ownerForStaff(caller, id)
      : await findBuyer(deps, requireBuyer(caller), id);
  return { status: 200, body: await readBooking(deps, id, buyerId) };
});
