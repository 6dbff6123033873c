import { events, eventsFrom } from '../contract/events.ts';

/** Every event of a booking counts, and so does a refused payment. */
export const countedEvents = [...eventsFrom('stampede.bookings'), events.paymentRefused];
