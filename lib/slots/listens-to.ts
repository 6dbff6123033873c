import { eventsFrom } from '../contract/events.ts';

/** Every event of a booking: the calendars follow what is left of its slot. */
export const slotBookingEvents = eventsFrom('stampede.bookings');
