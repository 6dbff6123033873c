import { events } from '../contract/events.ts';

/** The event after which every buyer of a called-off deal is refunded. */
export const callOffEvents = [events.dealCancelled];
