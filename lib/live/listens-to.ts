import { eventsFrom } from '../contract/events.ts';

/** Every event of a deal: its watchers get the new availability. */
export const watchedDealEvents = eventsFrom('stampede.deals');

/** Every event of a booking: its buyer gets the new state. */
export const watchedBookingEvents = eventsFrom('stampede.bookings');
