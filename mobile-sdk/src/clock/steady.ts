import type { Platform } from '../core/platform.ts';

/** A difference that is no delay of a timer any more. */
const jumpMs = 250;
/** Without a monotonic clock, a gap this long may be anything. */
const gapMs = 3_000;

/** How late timers usually are. */
const timerSlackMs = 100;

/** Reads the clock; `atLeast` is what a timer that has just fired promises. */
export type Steady = (atLeast?: number) => number;

/**
 * A clock that nobody sets back. With a monotonic source it is that; a wall clock that ran ahead of it means sleep (most
 * sources stand still meanwhile) or that somebody set the clock. Without such a source the wall clock has to do, and each
 * of its jumps is doubted. `doubt` is told how far the clock may be off from now on, in milliseconds.
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
      // Set back, and how much time went by meanwhile only a timer knows.
      doubt(atLeast === undefined ? Infinity : timerSlackMs);
      time = Math.max(time, atLeast ?? time);
    }
    return time;
  };
}
