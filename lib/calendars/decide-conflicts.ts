import type { CalendarBlock } from '../slots/calendar-block.ts';

/** A booked slot and an appointment outside at the same time, in minutes since the epoch. */
export interface Conflict {
  /** The sixteen characters of the slot's stock. */
  readonly slot: string;
  readonly outside: string;
  readonly from: number;
  readonly until: number;
}

type Block = Pick<CalendarBlock, 'busy' | 'outside'>;

/**
 * Returns the appointments outside at the times of booked slots, by their beginning. One that reaches over several
 * blocks is named once.
 * @param after slots that ended before this minute are left out
 */
export function decideConflicts(blocks: readonly Block[], after: number): Conflict[] {
  const found = new Map<string, Conflict>();
  for (const { busy, outside = {} } of blocks)
    for (const [slot, [begin, end, left, total]] of Object.entries(busy)) {
      if (left >= total || end <= after) continue;
      for (const [id, intervals] of Object.entries(outside))
        for (const [from, until] of intervals) {
          if (from >= end || until <= begin) continue;
          const key = `${slot} ${id}`;
          const known = found.get(key);
          found.set(key, {
            slot,
            outside: id,
            from: Math.min(from, known?.from ?? from),
            until: Math.max(until, known?.until ?? until),
          });
        }
    }
  return [...found.values()].sort((a, b) => a.from - b.from || (a.slot < b.slot ? -1 : 1));
}
