import { findBuyer } from '../../../lib/bookings/find-buyer.ts';
import { getBooking } from '../../../lib/bookings/get-booking.ts';
import type { BookingId } from '../../../lib/contract/ids.ts';
import { getBooking as operation } from '../../../lib/contract/operations/bookings.ts';
import { findOwner } from '../../../lib/deal-bookings/find-owner.ts';
import { findSellerOfBooking } from '../../../lib/deal-bookings/find-seller-of-booking.ts';
import { requireBuyer, type Staff } from '../../../lib/platform/caller.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';
import { bookingReader } from '../../parts/bookings.ts';
import { dealBookings } from '../../parts/deal-bookings.ts';
import { deals } from '../../parts/deals.ts';
import { guests } from '../../parts/guests.ts';
import { bookingIdKey } from '../../parts/signing.ts';
import { stocks } from '../../parts/stock.ts';

const deps = {
  bookings: bookingReader(),
  stock: stocks(),
  dealBookings: dealBookings(),
  deals: deals(),
  clock,
  bookingIdKey: await bookingIdKey(),
  guestOf: guests().guestOf,
};

/** Finds a booking's owner for staff, who may see a booking when they may see its deal. */
async function ownerForStaff(staff: Staff, id: BookingId) {
  await findSellerOfBooking(deps, { bookingId: id, staff });
  return findOwner(deps, id);
}

/** Returns a booking to its owner and to the staff of its deal. */
export const handler = guestEndpoint(operation, async ({ params: { bookingId }, caller }) => {
  const id = bookingId;
  const buyerId =
    caller.kind === 'staff'
      ? await ownerForStaff(caller, id)
      : await findBuyer(deps, requireBuyer(caller), id);
  return { status: 200, body: await getBooking(deps, id, buyerId) };
});
