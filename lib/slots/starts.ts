import type { ExpandedHours } from './hours.ts';
import { covers, type Interval } from './intervals.ts';
import type { SlotService } from './slot-service.ts';

/**
 * Returns when slots can start in a period: at each step, in elapsed minutes, from the beginning of the hours that the
 * rules say, where the whole slot is open. Time off removes starts and moves none.
 */
export function startsOf(
  { ruled, open }: ExpandedHours,
  { step, duration }: Pick<SlotService, 'step' | 'duration'>,
  from: number,
  until: number,
): number[] {
  const starts: number[] = [];
  let sorted = true;
  for (const [begins, ends] of ruled) {
    const first = begins + Math.max(0, Math.ceil((from - begins) / step)) * step;
    for (let start = first; start < ends && start < until; start += step) {
      if (!covers(open, start, start + duration)) continue;
      if (start <= (starts.at(-1) ?? Number.NEGATIVE_INFINITY)) sorted = false;
      starts.push(start);
    }
  }
  // Hours that overlap, as after midnight, may share starts.
  return sorted ? starts : [...new Set(starts)].toSorted((one, other) => one - other);
}

/** Returns whether a slot can start at a minute, as `startsOf` says. */
export const isStart = (
  { ruled, open }: ExpandedHours,
  { step, duration }: Pick<SlotService, 'step' | 'duration'>,
  start: number,
): boolean =>
  covers(open, start, start + duration) &&
  ruled.some(([begins, ends]: Interval) => begins <= start && start < ends && (start - begins) % step === 0);
