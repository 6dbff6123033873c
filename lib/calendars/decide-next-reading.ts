import { failingAfterHours, type OutsideFault, outsideReadMinutes } from '../contract/outside-calendar.ts';

const minuteMs = 60_000;
/** The schedule looks for due calendars once a minute. Two minutes less, so that none is older than it may be. */
const periodMs = (outsideReadMinutes - 2) * minuteMs;
const spreadMs = minuteMs / 2;
const longestMs = 6 * 60 * minuteMs;

/**
 * Returns when a calendar is read again, in milliseconds. A failing one waits twice as long each time, up to six hours.
 * @param fraction a random number in [0, 1), which spreads calendars that were added together
 */
export const nextReadingAt = (now: number, failures: number, fraction: number): number =>
  now + Math.min(longestMs, periodMs * 2 ** Math.min(failures, 10)) + Math.floor(fraction * spreadMs);

/** The failures of a calendar so far. */
export interface Failures {
  readonly failures: number;
  readonly failingSince?: number;
  readonly told?: 'failing' | 'recovered';
}

/** Returns the state after another failure. A day of failures is told once. */
export function decideFailure(before: Failures, fault: OutsideFault, now: number) {
  const failingSince = before.failingSince ?? now;
  const isTold = before.told === 'failing' || now - failingSince >= failingAfterHours * 60 * minuteMs;
  return {
    fault,
    failures: before.failures + 1,
    failingSince,
    ...(isTold && { told: 'failing' as const }),
  };
}
