/** A period in minutes since the epoch, `until` exclusive. */
export type Interval = readonly [from: number, until: number];

/** Returns the same time as few intervals that neither overlap nor touch, oldest first. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: [number, number][] = [];
  for (const [from, until] of intervals.toSorted((one, other) => one[0] - other[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], until);
    else merged.push([from, until]);
  }
  return merged;
}

/** Removes time from intervals. Both are merged, and so is the rest. */
export function subtractIntervals(intervals: readonly Interval[], removed: readonly Interval[]): Interval[] {
  if (removed.length === 0) return [...intervals];
  const rest: Interval[] = [];
  for (const [from, until] of intervals) {
    let begin = from;
    for (let at = firstEndingAfter(removed, from); at < removed.length; at++) {
      const [cutFrom, cutUntil] = removed[at] as Interval;
      if (cutFrom >= until) break;
      if (cutFrom > begin) rest.push([begin, cutFrom]);
      begin = cutUntil;
    }
    if (begin < until) rest.push([begin, until]);
  }
  return rest;
}

/** Returns the place of the first of merged intervals that ends after a minute. */
function firstEndingAfter(merged: readonly Interval[], minute: number): number {
  let low = 0;
  let high = merged.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((merged[middle] as Interval)[1] > minute) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Returns whether merged intervals cover a period. */
export function covers(merged: readonly Interval[], from: number, until: number): boolean {
  const found = merged[firstEndingAfter(merged, from)];
  return found !== undefined && found[0] <= from && until <= found[1];
}

/** Returns whether a period has a minute in common with merged intervals. */
export function overlaps(merged: readonly Interval[], from: number, until: number): boolean {
  const found = merged[firstEndingAfter(merged, from)];
  return found !== undefined && found[0] < until;
}
