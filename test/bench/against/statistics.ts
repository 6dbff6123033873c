/** The middle of the values, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length % 2 === 1) return sorted[Math.floor(middle)] as number;
  return ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** How many times `before` it is now; undefined where either is missing or nothing was there before. */
export function ratio(before: number | undefined, now: number | undefined): number | undefined {
  if (before === undefined || now === undefined || Number.isNaN(before) || Number.isNaN(now))
    return undefined;
  return before === 0 ? undefined : now / before;
}

/** A straight line through points, by least squares. */
export interface Line {
  /** What y gains for each x. */
  readonly slope: number;
  at(x: number): number;
}

/** @throws Error when there are fewer than two different x */
export function lineThrough(points: readonly { readonly x: number; readonly y: number }[]): Line {
  const count = points.length;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / count;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / count;
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  if (!(spread > 0)) throw new Error('A line needs two points at least');
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
  return { slope, at: (x) => meanY + slope * (x - meanX) };
}
