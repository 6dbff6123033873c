import type { DealId } from '../contract/ids.ts';
import type { Instant } from '../contract/instant.ts';
import type { Timed } from './decide.ts';

/** A timer that a deal needs: `at` is when its state changes. */
export interface Timer {
  readonly to: 'live' | 'ended';
  readonly at: Instant;
}

/** Timers by their names. `undefined` says that there must be none of this name. */
export type Timers = Readonly<Record<string, Timer | undefined>>;

/** The timers of a deal as it is now: what is over, or was never published, needs none. */
export function decideTimers(id: DealId, deal: Timed | undefined): Timers {
  const starts = deal?.state === 'scheduled';
  const ends = starts || deal?.state === 'live' || deal?.state === 'paused';
  return {
    [`${id}-start`]: starts ? { to: 'live', at: deal.startsAt } : undefined,
    [`${id}-end`]: ends ? { to: 'ended', at: deal.endsAt } : undefined,
  };
}

/** EventBridge Scheduler keeps time to the minute, so it fires one early and a queue waits for the second. */
const earlyMs = 60_000;
/** A one-time schedule must lie in the future when it reaches the scheduler. */
const aheadMs = 5_000;

/** When to fire for a timer, in milliseconds since the epoch: early, and not before what is possible now. */
export const fireAt = (timerAtMs: number, nowMs: number): number =>
  Math.max(timerAtMs - earlyMs, nowMs + aheadMs);
