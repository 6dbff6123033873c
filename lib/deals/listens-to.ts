import { events } from '../contract/events.ts';

/** The events that move a deal's window or end it. Its timers follow. */
export const windowEvents = [
  events.dealScheduled,
  events.dealStarted,
  events.dealRescheduled,
  events.dealResumed,
  events.dealPaused,
  events.dealEnded,
  events.dealCancelled,
];
