import type { Appointment, Named } from './appointment.ts';
import { UnreadableCalendar } from './calendar-fault.ts';
import { type ExpansionBudget, expandRule } from './expand-rule.ts';
import type { RecurrenceRule } from './recurrence-rule.ts';
import { dayMs, startOfDay, type WallTime } from './wall-time.ts';
import { utcClock } from './zone-clock.ts';

/** A span between two instants, in milliseconds since the epoch; `until` is not included. */
export interface TimeSpan {
  readonly from: number;
  readonly until: number;
}

/** The most times of appointments in a window. Far above any person's calendar, and a second of a processor at most. */
export const mostTimes = 20_000;

/** Returns the busy spans of one appointment: its series, without what is excepted or replaced. */
export function spansOfSeries(
  master: Appointment,
  replacements: readonly Appointment[],
  window: TimeSpan,
  budget: ExpansionBudget,
): TimeSpan[] {
  const isGone = exceptionsOf(master, replacements, window, budget);
  const later = replacements
    .filter(({ andLater }) => andLater)
    .sort((a, b) => placeOf(a, master) - placeOf(b, master));
  const spans: TimeSpan[] = [];
  for (const [wall, until] of timesOf(master, window, budget)) {
    if (isGone(wall)) continue;
    const from = master.clock.toInstant(wall);
    const changed = later.findLast((one) => placeOf(one, master) <= from);
    const span = changed ? moved(changed, wall, master) : { from, until: until ?? master.endOf(wall) };
    if ((changed ?? master).blocks) spans.push(span);
  }
  // A replacement stands for itself, unless the whole series was called off.
  for (const one of replacements)
    if (one.blocks && !one.andLater)
      spans.push({ from: one.clock.toInstant(one.first), until: one.endOf(one.first) });
  return spans.filter(({ from, until }) => until > from && until > window.from && from < window.until);
}

/** Yields the times of a series by its clock, each once, with its end where the file gives it one. */
function timesOf(
  master: Appointment,
  window: TimeSpan,
  budget: ExpansionBudget,
): Map<WallTime, number | undefined> {
  const times = new Map<WallTime, number | undefined>([[master.first, undefined]]);
  for (const rule of master.rules)
    for (const wall of wallsOf(rule, master, window, budget)) {
      times.set(wall, undefined);
      if (times.size > mostTimes) throw new UnreadableCalendar('too_many_events');
    }
  for (const { wall, until } of master.extra) times.set(wall, until);
  return times;
}

/** Expands a rule by the clock of its series, from early enough that what begins before the window is found. */
function wallsOf(
  rule: RecurrenceRule,
  { clock, first, endOf, isAllDay }: Appointment,
  window: TimeSpan,
  budget: ExpansionBudget,
) {
  const length = endOf(first) - clock.toInstant(first);
  const wanted = { from: window.from - length - 2 * dayMs, until: window.until + dayMs };
  return expandRule(rule, { first, until: lastOf(rule, clock, isAllDay) }, wanted, budget);
}

/** Returns the last time of a rule by the clock of its series. A day includes all of its times. */
function lastOf(
  { until }: RecurrenceRule,
  clock: Appointment['clock'],
  isAllDay: boolean,
): WallTime | undefined {
  if (!until) return undefined;
  if (until.kind === 'date') return until.wall + dayMs - 1;
  const wall = until.kind === 'utc' && clock !== utcClock ? clock.toWall(until.wall) : until.wall;
  return isAllDay ? startOfDay(wall) : wall;
}

/** Makes the test of whether a time of the series is excepted or has a replacement. */
function exceptionsOf(
  master: Appointment,
  replacements: readonly Appointment[],
  window: TimeSpan,
  budget: ExpansionBudget,
): (wall: WallTime) => boolean {
  const named: readonly (Named | undefined)[] = [
    ...master.except,
    ...replacements.filter(({ andLater }) => !andLater).map(({ replaces }) => replaces),
  ];
  const days = new Set(named.flatMap((one) => (one && 'day' in one ? one.day : [])));
  const instants = new Set(named.flatMap((one) => (one && 'instant' in one ? one.instant : [])));
  for (const rule of master.exceptRules)
    for (const wall of wallsOf(rule, master, window, budget)) instants.add(master.clock.toInstant(wall));
  return (wall) => days.has(startOfDay(wall)) || instants.has(master.clock.toInstant(wall));
}

const placeOf = ({ replaces }: Appointment, { clock }: Appointment): number =>
  replaces === undefined ? 0 : 'instant' in replaces ? replaces.instant : clock.toInstant(replaces.day);

/** Moves a time as its replacement was moved from the time that it stands for. */
function moved(change: Appointment, wall: WallTime, master: Appointment): TimeSpan {
  const there = change.first + wall - master.clock.toWall(placeOf(change, master));
  return { from: change.clock.toInstant(there), until: change.endOf(there) };
}
