import type { DealId } from '../contract/ids.ts';
import type { Instant } from '../contract/instant.ts';
import type { Timed } from './decide.ts';

/** A timer that a deal needs. `at` is the instant at which its state changes. */
export interface Timer {
  readonly to: 'live' | 'ended';
  readonly at: Instant;
}

/** Timers by name. `undefined` says that no timer of this name may exist. */
export type Timers = Readonly<Record<string, Timer | undefined>>;

/** Decides the timers of a deal as it is now. A deal that is over or never published needs none. */
export function decideTimers(id: DealId, deal: Timed | undefined): Timers {
  const starts = deal?.state === 'scheduled';
  const ends = starts || deal?.state === 'live' || deal?.state === 'paused';
  return {
    [`${id}-start`]: starts ? { to: 'live', at: deal.startsAt } : undefined,
    [`${id}-end`]: ends ? { to: 'ended', at: deal.endsAt } : undefined,
  };
}

/** EventBridge Scheduler is exact to the minute. It fires one minute early, and a queue waits for the second. */
const earlyMs = 60_000;
/** A one-time schedule must be in the future when it reaches the scheduler. */
const aheadMs = 5_000;

/** Returns when a timer fires, in milliseconds since the epoch: early, but not before the earliest possible instant. */
export const fireAt = (timerAtMs: number, nowMs: number): number =>
  Math.max(timerAtMs - earlyMs, nowMs + aheadMs);
