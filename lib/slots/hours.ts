import { dayOfDate, minuteOf, weekdayOfDay } from '../zones/local-time.ts';
import { zoneDataVersion } from '../zones/zone.ts';
import { type Interval, mergeIntervals, subtractIntervals } from './intervals.ts';
import type { DayHours, Schedule, SlotResource } from './schedule.ts';

/** When a resource is open in a period, in minutes since the epoch. */
export interface ExpandedHours {
  /** The hours as the rules say them, one interval each, oldest first. Slots start at steps from their beginnings. */
  readonly ruled: readonly Interval[];
  /** The same, merged, without time off. A slot lies within. */
  readonly open: readonly Interval[];
}

interface Expanded {
  /** Local days, expanded in parts of `partDays`. */
  readonly parts: Map<number, readonly Interval[]>;
  readonly timeOff: readonly Interval[];
  readonly hoursOfDay: (day: number) => readonly DayHours[];
}

const dayMinutes = 1_440;
const partDays = 32;
/** The latest end of a day's hours: the end of the next day. */
export const latestUntil = 2 * dayMinutes;
/** No clocks are further from UTC. */
const furthestOffset = 14 * 60;
/** Versions of schedules whose hours are kept, the oldest is dropped first. */
const kept = 1_000;
const cache = new Map<string, Expanded>();

/**
 * Returns the hours that have a minute in a period. Each version of a schedule is expanded once for each part of the
 * calendar, and kept.
 */
export function expandHours(resource: SlotResource, from: number, until: number): ExpandedHours {
  const key = `${resource.resourceId} ${resource.version} ${zoneDataVersion}`;
  let expanded = cache.get(key);
  if (!expanded) {
    expanded = begin(resource);
    if (cache.size >= kept) for (const oldest of cache.keys()) if (cache.delete(oldest)) break;
    cache.set(key, expanded);
  }
  const firstDay = Math.floor((from - latestUntil - furthestOffset) / dayMinutes);
  const lastDay = Math.floor((until + furthestOffset) / dayMinutes);
  const ruled: Interval[] = [];
  for (let part = Math.floor(firstDay / partDays); part <= Math.floor(lastDay / partDays); part++)
    for (const interval of partOf(expanded, resource.timeZone, part))
      if (interval[1] > from && interval[0] < until) ruled.push(interval);
  return { ruled, open: subtractIntervals(mergeIntervals(ruled), expanded.timeOff) };
}

function begin(schedule: Schedule): Expanded {
  const { timeZone } = schedule;
  const weekly = Map.groupBy(schedule.weekly, ({ day }) => day);
  const dates = new Map<number, readonly DayHours[]>();
  for (const date of schedule.holidays) dates.set(dayOfDate(date), []);
  for (const { date, hours } of schedule.overrides) dates.set(dayOfDate(date), hours);
  const timeOff = schedule.timeOff.map(
    ({ from, until }): Interval => [minuteOfText(timeZone, from), minuteOfText(timeZone, until)],
  );
  return {
    parts: new Map(),
    timeOff: mergeIntervals(timeOff.filter(isForward)),
    hoursOfDay: (day) => dates.get(day) ?? weekly.get(weekdayOfDay(day)) ?? [],
  };
}

function partOf(expanded: Expanded, timeZone: string, part: number): readonly Interval[] {
  const known = expanded.parts.get(part);
  if (known) return known;
  const intervals: Interval[] = [];
  for (let day = part * partDays; day < (part + 1) * partDays; day++)
    for (const { from, until } of expanded.hoursOfDay(day))
      intervals.push([minuteOf(timeZone, day, from), minuteOf(timeZone, day, until)]);
  const sorted = intervals.filter(isForward).toSorted((one, other) => one[0] - other[0]);
  expanded.parts.set(part, sorted);
  return sorted;
}

/** Hours within a gap of the clocks have no time. */
const isForward = ([from, until]: Interval): boolean => from < until;

/** Reads a local date-time, as in 2026-12-24T12:00. */
function minuteOfText(timeZone: string, text: string): number {
  const [date = '', time = ''] = text.split('T');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return minuteOf(timeZone, dayOfDate(date), hours * 60 + minutes);
}
