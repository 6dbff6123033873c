import { getBooking } from '../../../lib/bookings/get-booking.ts';
import type { BookingId, BuyerId } from '../../../lib/contract/ids.ts';
import { watchedBookingEvents } from '../../../lib/live/listens-to.ts';
import { fanOuts } from '../../../lib/live/queues.ts';
import { tellBookings } from '../../../lib/live/tell-bookings.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { onEventBatches } from '../../../lib/platform/consume.ts';
import { bookingReader } from '../../parts/bookings.ts';
import { topics } from '../../parts/live.ts';
import { sender } from '../../parts/queues.ts';
import { bookingIdKey } from '../../parts/signing.ts';
import { stocks } from '../../parts/stock.ts';

const sale = {
  bookings: bookingReader(),
  stock: stocks(),
  clock,
  bookingIdKey: await bookingIdKey(),
};
const deps = {
  topics: topics(),
  clock,
  fanOut: sender(fanOuts),
  booking: (id: BookingId, buyerId: BuyerId) => getBooking(sale, id, buyerId),
};

/** Sends changes of bookings to the buyers who watch them. */
export const handler = onEventBatches(watchedBookingEvents, (messages) => tellBookings(deps, messages));
