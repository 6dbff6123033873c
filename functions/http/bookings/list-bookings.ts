import { listBookings } from '../../../lib/bookings/list-bookings.ts';
import { listBookings as operation } from '../../../lib/contract/operations/bookings.ts';
import { requireBuyer } from '../../../lib/platform/caller.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';
import { bookingReader } from '../../parts/bookings.ts';
import { guests } from '../../parts/guests.ts';

const deps = {
  boughtBy: guests().boughtBy,
  bookings: bookingReader(),
  clock,
};

/** Lists the caller's own bookings, also their earlier guest bookings, newest first. */
export const handler = guestEndpoint(operation, async ({ query, caller }) => ({
  status: 200,
  body: await listBookings(deps, requireBuyer(caller), query),
}));
