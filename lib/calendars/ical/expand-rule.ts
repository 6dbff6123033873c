import { UnreadableCalendar } from './calendar-fault.ts';
import { dayMatcher, hasDayPart } from './day-matches.ts';
import type { Frequency, RecurrenceRule } from './recurrence-rule.ts';
import { dayMs, hourMs, minuteMs, secondMs, startOfDay, type WallTime } from './wall-time.ts';

/** A span of wall time, `until` not included. */
export interface WallWindow {
  readonly from: WallTime;
  readonly until: WallTime;
}

/** The cost that expanding one file may have. It is spent by all of its rules together. */
export interface ExpansionBudget {
  /** Days, or shorter periods, that may still be looked at. */
  steps: number;
}

/** A second of a processor. A weekly rule takes some four hundred steps, so a thousand of them fit. */
export const newBudget = (): ExpansionBudget => ({ steps: 500_000 });

/**
 * Yields the times of a rule inside a window, in order. It begins at the window unless the rule counts, so a rule from
 * 1970 costs no more than a new one.
 * @param until the last time of the series, included
 * @throws UnreadableCalendar `too_complex` when the budget is spent: no rule can keep a processor busy
 */
export function* expandRule(
  given: RecurrenceRule,
  { first, until }: { readonly first: WallTime; readonly until: WallTime | undefined },
  window: WallWindow,
  budget: ExpansionBudget,
): Generator<WallTime> {
  const rule = withMonths(given, first);
  const matches = dayMatcher(rule, first);
  const end = Math.min(window.until, until === undefined ? Number.POSITIVE_INFINITY : until + 1);
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  let begun = false;
  for (let index = rule.count === undefined ? firstPeriod(rule, first, window.from) : 0; ; index++) {
    const period = periodOf(rule, first, index);
    if (period.from >= end) return;
    for (const time of timesIn(rule, first, period, matches, budget)) {
      if (time < first) continue;
      // The first time counts, even when the rule would not name it.
      if (!begun && time > first) left--;
      begun = true;
      if (time >= end || left <= 0) return;
      left--;
      if (time >= window.from) yield time;
    }
    if (left <= 0) return;
  }
}

/** A yearly rule without parts means the month of its first time. Saying so spares it the other eleven. */
const withMonths = (rule: RecurrenceRule, first: WallTime): RecurrenceRule =>
  rule.frequency === 'YEARLY' && rule.months.length === 0 && !hasDayPart(rule)
    ? { ...rule, months: [new Date(first).getUTCMonth() + 1] }
    : rule;

const unitOf: Partial<Record<Frequency, number>> = {
  WEEKLY: 7 * dayMs,
  DAILY: dayMs,
  HOURLY: hourMs,
  MINUTELY: minuteMs,
  SECONDLY: secondMs,
};

/** Returns the n-th period of the rule: a year, a month, a week, … */
function periodOf(
  { frequency, interval, weekStart }: RecurrenceRule,
  first: WallTime,
  index: number,
): WallWindow {
  const date = new Date(first);
  const year = date.getUTCFullYear();
  if (frequency === 'YEARLY')
    return {
      from: Date.UTC(year + index * interval, 0, 1),
      until: Date.UTC(year + index * interval + 1, 0, 1),
    };
  if (frequency === 'MONTHLY') {
    const month = date.getUTCMonth() + index * interval;
    return { from: Date.UTC(year, month, 1), until: Date.UTC(year, month + 1, 1) };
  }
  const unit = unitOf[frequency] ?? dayMs;
  const base =
    frequency === 'WEEKLY'
      ? startOfDay(first) - ((date.getUTCDay() - weekStart + 7) % 7) * dayMs
      : Math.floor(first / unit) * unit;
  const from = base + index * interval * unit;
  return { from, until: from + unit };
}

/** Returns a period that is not after the window's start, and near it. */
function firstPeriod({ frequency, interval }: RecurrenceRule, first: WallTime, from: WallTime): number {
  const [begun, wanted] = [new Date(first), new Date(from)];
  const years = wanted.getUTCFullYear() - begun.getUTCFullYear();
  const units =
    frequency === 'YEARLY'
      ? years
      : frequency === 'MONTHLY'
        ? years * 12 + wanted.getUTCMonth() - begun.getUTCMonth()
        : Math.floor((from - first) / (unitOf[frequency] ?? dayMs));
  return Math.max(0, Math.floor(units / interval) - 1);
}

function timesIn(
  rule: RecurrenceRule,
  first: WallTime,
  period: WallWindow,
  matches: (day: WallTime) => boolean,
  budget: ExpansionBudget,
): WallTime[] {
  const times: WallTime[] = [];
  for (let day = startOfDay(period.from); day < period.until; day += dayMs) {
    if (--budget.steps < 0) throw new UnreadableCalendar('too_complex');
    if (!isInMonths(rule, day)) {
      day = lastOfMonth(day);
      continue;
    }
    if (!matches(day)) continue;
    const found = timesOfDay(rule, first, day, period);
    budget.steps -= found.length;
    times.push(...found);
  }
  if (rule.positions.length === 0) return times;
  return times.filter(
    (_, place) => rule.positions.includes(place + 1) || rule.positions.includes(place - times.length),
  );
}

const isInMonths = ({ months }: RecurrenceRule, day: WallTime) =>
  months.length === 0 || months.includes(new Date(day).getUTCMonth() + 1);

const lastOfMonth = (day: WallTime): WallTime => {
  const date = new Date(day);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0);
};

/** Returns the times on a day, in order. In periods below a day, only those of the period. */
function timesOfDay(rule: RecurrenceRule, first: WallTime, day: WallTime, period: WallWindow): WallTime[] {
  const { frequency } = rule;
  const [hour, minute, second] = clockOf(period.from);
  const begun = clockOf(first);
  const isHourly = frequency === 'HOURLY' || frequency === 'MINUTELY' || frequency === 'SECONDLY';
  const isMinutely = frequency === 'MINUTELY' || frequency === 'SECONDLY';
  const hours = isHourly ? only(rule.hours, hour) : rule.hours.length > 0 ? rule.hours : [begun[0]];
  const minutes = isMinutely
    ? only(rule.minutes, minute)
    : rule.minutes.length > 0
      ? rule.minutes
      : [begun[1]];
  const seconds =
    frequency === 'SECONDLY'
      ? only(rule.seconds, second)
      : rule.seconds.length > 0
        ? rule.seconds
        : [begun[2]];
  return hours.flatMap((h) =>
    minutes.flatMap((m) => seconds.map((s) => day + h * hourMs + m * minuteMs + s * secondMs)),
  );
}

/** Returns the value when the part allows it. An absent part allows everything. */
const only = (part: readonly number[], value: number) =>
  part.length === 0 || part.includes(value) ? [value] : [];

const clockOf = (wall: WallTime): [number, number, number] => {
  const date = new Date(wall);
  return [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
};
