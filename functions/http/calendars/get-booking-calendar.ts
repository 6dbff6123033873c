import { findBuyer } from '../../../lib/bookings/find-buyer.ts';
import { getBookingCalendar } from '../../../lib/calendars/get-booking-calendar.ts';
import { getBookingCalendar as operation } from '../../../lib/contract/operations/calendars.ts';
import { requireBuyer } from '../../../lib/platform/caller.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { guestEndpoint } from '../../../lib/platform/http/guest-endpoint.ts';
import { bookingReader } from '../../parts/bookings.ts';
import { bookableServices } from '../../parts/calendars.ts';
import { guests } from '../../parts/guests.ts';
import { bookingIdKey } from '../../parts/signing.ts';

const deps = {
  bookings: bookingReader(),
  services: bookableServices(),
  clock,
  bookingIdKey: await bookingIdKey(),
  guestOf: guests().guestOf,
};

/** Returns a buyer's booking as a calendar file. */
export const handler = guestEndpoint(operation, async ({ params: { bookingId }, caller }) => {
  const buyerId = await findBuyer(deps, requireBuyer(caller), bookingId);
  return {
    status: 200,
    body: await getBookingCalendar(deps, bookingId, buyerId),
    headers: { 'content-disposition': 'attachment; filename="booking.ics"' },
  };
});
