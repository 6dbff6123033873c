import { eventsFrom } from '../contract/events.ts';

/** Whatever happens to a booking is counted. */
export const countedEvents = eventsFrom('stampede.bookings');
