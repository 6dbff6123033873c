/** From and until, in minutes since the epoch. */
export type OutsideInterval = readonly [from: number, until: number];

/** Blocks of a resource's calendar by their numbers, the last one included. */
export interface BlockRange {
  readonly first: number;
  readonly last: number;
}

const blockMinutes = 4 * 24 * 60;
const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;
const pastDays = 1;
const futureDays = 400;

export const blockOfMinute = (minute: number): number => Math.floor(minute / blockMinutes);

/** Returns the blocks that calendars from outside fill: from yesterday on, in whole blocks, so that each keeps its content. */
export const outsideRange = (now: number): BlockRange => ({
  first: blockOfMinute((now - pastDays * dayMs) / minuteMs),
  last: blockOfMinute((now + futureDays * dayMs) / minuteMs),
});

/** Returns the instants of a range, in milliseconds. */
export const windowOfBlocks = ({ first, last }: BlockRange) => ({
  from: first * blockMinutes * minuteMs,
  until: (last + 1) * blockMinutes * minuteMs,
});

/** Cuts busy times at the borders of blocks. */
export function intervalsByBlock(intervals: readonly OutsideInterval[]): Map<number, OutsideInterval[]> {
  const blocks = new Map<number, OutsideInterval[]>();
  for (const [from, until] of intervals)
    for (let number = blockOfMinute(from); number * blockMinutes < until; number++) {
      const begin = Math.max(from, number * blockMinutes);
      const end = Math.min(until, (number + 1) * blockMinutes);
      blocks.set(number, [...(blocks.get(number) ?? []), [begin, end]]);
    }
  return blocks;
}

/** Returns whether two lists have the same times. */
export const sameIntervals = (one: readonly OutsideInterval[], other: readonly OutsideInterval[]): boolean =>
  one.length === other.length &&
  one.every(([from, until], at) => from === other[at]?.[0] && until === other[at]?.[1]);
