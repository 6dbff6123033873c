import { events, eventsFrom } from '../contract/events.ts';

const bookingEvents = eventsFrom('stampede.bookings');

/** Every event of a booking counts, and so does a refused payment. */
export const countedEvents = [...bookingEvents, events.paymentRefused];

/** Reports count bookings, and the deals that went on sale. */
export const reportedEvents = [...bookingEvents, events.dealStarted];
