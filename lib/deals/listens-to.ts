import { events } from '../contract/events.ts';

/** Whatever moves a deal's window, or makes it irrelevant: its timers follow. */
export const windowEvents = [
  events.dealScheduled,
  events.dealStarted,
  events.dealRescheduled,
  events.dealResumed,
  events.dealPaused,
  events.dealEnded,
  events.dealCancelled,
];
