import type { Platform } from '../core/platform.ts';

/** A larger difference is not a timer's delay. */
const jumpMs = 250;
/** Without a monotonic clock, a gap this long can have any cause. */
const gapMs = 3_000;

/** The usual delay of timers. */
const timerSlackMs = 100;

/** Reads the clock. `atLeast` is the time that a fired timer implies. */
export type Steady = (atLeast?: number) => number;

/**
 * A clock that cannot be set back. It uses a monotonic source where there is one. A wall clock that ran ahead of that
 * source means sleep (most sources stand still meanwhile) or a changed clock. Without such a source it uses the wall
 * clock and doubts each of its jumps. `doubt` receives the possible error from now on, in milliseconds.
 */
export function steadyClock({ monotonic, wallClock }: Platform, doubt: (byMs: number) => void): Steady {
  let wall = wallClock();
  let source = monotonic?.();
  let time = source ?? wall;
  return (atLeast) => {
    const wallNow = wallClock();
    const sourceNow = monotonic?.();
    const byWall = wallNow - wall;
    const elapsed = sourceNow === undefined ? byWall : sourceNow - (source ?? sourceNow);
    wall = wallNow;
    source = sourceNow;
    const slept = byWall - elapsed > jumpMs;
    time += slept ? byWall : Math.max(0, elapsed);
    if (slept || (sourceNow === undefined && byWall > gapMs)) doubt(Infinity);
    else if (elapsed < 0) {
      // The clock was set back. Only a timer knows how much time has passed.
      doubt(atLeast === undefined ? Infinity : timerSlackMs);
      time = Math.max(time, atLeast ?? time);
    }
    return time;
  };
}
