/** A window that moves in steps. It has this many slices, and one more that is partly outside. */
export const slicesInWindow = 12;

/** The count of each slice of time, by the slice's number. */
export type Slices = ReadonlyMap<number, number>;

export const sliceMs = (windowMs: number): number => windowMs / slicesInWindow;
export const sliceAt = (now: number, windowMs: number): number => Math.floor(now / sliceMs(windowMs));

/** Returns the first slice that overlaps the window which ends now. All of that slice counts. */
export const oldestSlice = (now: number, windowMs: number): number => sliceAt(now - windowMs, windowMs);

/**
 * Returns the count of the window that ends now, with the whole of the slice that is partly outside. The count is never
 * too low.
 */
export function countIn(slices: Slices, now: number, windowMs: number): number {
  const oldest = oldestSlice(now, windowMs);
  let count = 0;
  for (const [slice, times] of slices) if (slice >= oldest) count += times;
  return count;
}

/** Returns the sum of both, without slices that have left the window. */
export function plus(one: Slices, other: Slices, now: number, windowMs: number): Map<number, number> {
  const oldest = oldestSlice(now, windowMs);
  const sum = new Map<number, number>();
  for (const [slice, times] of [...one, ...other])
    if (slice >= oldest) sum.set(slice, (sum.get(slice) ?? 0) + times);
  return sum;
}

/**
 * Returns the milliseconds until the count is below `limit`, if nothing is added; 0 when it is below now. A slice stops
 * counting once all of it is outside the window.
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
