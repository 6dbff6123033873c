import { eventsFrom } from '../contract/events.ts';

/** Every event of a booking counts. */
export const countedEvents = eventsFrom('stampede.bookings');
