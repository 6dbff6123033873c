/** A window that slides in steps: it is counted in this many slices, and one more for the one that is half out. */
export const slicesInWindow = 12;

/** How often something happened, by the number of its slice of time. */
export type Slices = ReadonlyMap<number, number>;

export const sliceMs = (windowMs: number): number => windowMs / slicesInWindow;
export const sliceAt = (now: number, windowMs: number): number => Math.floor(now / sliceMs(windowMs));

/** The first slice that has a moment in the window which ends now; all of it counts. */
export const oldestSlice = (now: number, windowMs: number): number => sliceAt(now - windowMs, windowMs);

/** What happened in the window that ends now, or in the slice that is half out of it: never too few. */
export function countIn(slices: Slices, now: number, windowMs: number): number {
  const oldest = oldestSlice(now, windowMs);
  let count = 0;
  for (const [slice, times] of slices) if (slice >= oldest) count += times;
  return count;
}

/** The sum of both, without what has left the window. */
export function plus(one: Slices, other: Slices, now: number, windowMs: number): Map<number, number> {
  const oldest = oldestSlice(now, windowMs);
  const sum = new Map<number, number>();
  for (const [slice, times] of [...one, ...other])
    if (slice >= oldest) sum.set(slice, (sum.get(slice) ?? 0) + times);
  return sum;
}

/**
 * Milliseconds until fewer than `limit` are counted, when nothing more happens; 0 when that is so now.
 * A slice stops counting once all of it is out of the window.
 */
export function msUntilBelow(slices: Slices, limit: number, now: number, windowMs: number): number {
  let count = countIn(slices, now, windowMs);
  if (count < limit) return 0;
  const oldest = oldestSlice(now, windowMs);
  const leaving = [...slices].filter(([slice]) => slice >= oldest).sort(([a], [b]) => a - b);
  for (const [slice, times] of leaving) {
    count -= times;
    if (count < limit) return (slice + 1) * sliceMs(windowMs) + windowMs - now;
  }
  return windowMs;
}
