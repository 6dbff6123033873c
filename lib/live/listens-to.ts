import { eventsFrom } from '../contract/events.ts';

/** Whatever happens to a deal: its watchers are told how it stands. */
export const watchedDealEvents = eventsFrom('stampede.deals');

/** Whatever happens to a booking: its buyer is told. */
export const watchedBookingEvents = eventsFrom('stampede.bookings');
