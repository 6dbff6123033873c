import { events, eventsFrom } from '../contract/events.ts';

const bookingEvents = eventsFrom('stampede.bookings');

/** Every event of a booking counts, and so does a refused payment. */
export const countedEvents = [...bookingEvents, events.paymentRefused];

/** Reports count bookings, and the deals that went on sale. */
export const reportedEvents = [...bookingEvents, events.dealStarted];
<<<<<<< HEAD

/** Events after which a booking has the outcome that was counted already. */
const sameOutcome: readonly string[] = [
  events.bookingHoldExtended.type,
  events.bookingRescheduled.type,
  events.bookingRedeemed.type,
  events.bookingRedemptionUndone.type,
];

/** Returns whether an event of a booking tells of a new outcome: its status says which. */
export const isNewOutcome = (type: string): boolean => !sameOutcome.includes(type);
=======
>>>>>>> main
