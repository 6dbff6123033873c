import { events } from '../contract/events.ts';

/** The events after which a line is looked at: units came back, somebody joined or left, or the sale goes on or is over. */
export const lineEvents = [
  events.stockUnitsFreed,
  events.waitingJoined,
  events.waitingEnded,
  events.dealResumed,
  events.dealEnded,
  events.dealCancelled,
];
