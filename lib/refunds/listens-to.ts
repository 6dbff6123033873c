import { events } from '../contract/events.ts';

/** What gives everybody back what they paid for a deal. */
export const callOffEvents = [events.dealCancelled];
