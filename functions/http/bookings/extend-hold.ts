import { extendHold } from '../../../lib/bookings/extend-hold.ts';
import { extendHold as operation } from '../../../lib/contract/operations/bookings-for-staff.ts';
import { findOwner } from '../../../lib/deal-bookings/find-owner.ts';
import { findSellerOfBooking } from '../../../lib/deal-bookings/find-seller-of-booking.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { systemClock as clock, toEpochMs } from '../../../lib/platform/clock.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { audit } from '../../parts/audit.ts';
import { bookings } from '../../parts/bookings.ts';
import { dealBookings } from '../../parts/deal-bookings.ts';
import { deals } from '../../parts/deals.ts';
import { stocks } from '../../parts/stock.ts';

const deps = {
  deals: deals(),
  dealBookings: dealBookings(),
  bookings: bookings(),
  stock: stocks(),
  audit: audit(),
  clock,
  random,
};

/** Extends a hold, for staff who may see its deal. */
export const handler = endpoint(operation, async ({ params: { bookingId: id }, body, caller, origin }) => {
  const actor = actorOf(caller, origin);
  await findSellerOfBooking(deps, { bookingId: id, staff: actor });
  const buyerId = await findOwner(deps, id);
  const until = toEpochMs(body.holdExpiresAt);
  return { status: 200, body: await extendHold(deps, { id, buyerId, until, actor }) };
});
