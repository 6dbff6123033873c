import { events } from '../contract/events.ts';

/** Events after which a booking has the outcome that was counted already. */
const sameOutcome: readonly string[] = [
  events.bookingHoldExtended.type,
  events.bookingRescheduled.type,
  events.bookingRedeemed.type,
  events.bookingRedemptionUndone.type,
];

/** Returns whether an event of a booking tells of a new outcome: its status says which. */
export const isNewOutcome = (type: string): boolean => !sameOutcome.includes(type);
