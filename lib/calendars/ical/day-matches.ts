import type { RecurrenceRule } from './recurrence-rule.ts';
import { dayMs, type WallTime } from './wall-time.ts';

/**
 * Makes the test of whether a rule's parts, besides its months, allow a day. Parts that the rule leaves out come from its first time, as
 * the table in RFC 5545, 3.3.10 has it.
 * @param first the start of the series
 */
export function dayMatcher(rule: RecurrenceRule, first: WallTime): (day: WallTime) => boolean {
  const { frequency, weekNumbers, yearDays, monthDays, days } = rule;
  const begun = new Date(first);
  const tests: ((date: Date) => boolean)[] = [];
  if (yearDays.length > 0) tests.push((date) => isAmong(yearDays, dayOfYear(date), daysInYear(date)));
  if (monthDays.length > 0) tests.push((date) => isAmong(monthDays, date.getUTCDate(), daysInMonth(date)));
  if (weekNumbers.length > 0) tests.push((date) => isAmong(weekNumbers, ...weekOf(date, rule.weekStart)));
  if (days.length > 0) tests.push((date) => isOneOfDays(rule, date));
  const isBare = !hasDayPart(rule);
  const impliesWeekday = isBare
    ? frequency === 'WEEKLY'
    : weekNumbers.length > 0 && weekNumbers.length === dayParts(rule);
  if (impliesWeekday) tests.push((date) => date.getUTCDay() === begun.getUTCDay());
  if (isBare && (frequency === 'YEARLY' || frequency === 'MONTHLY'))
    tests.push((date) => date.getUTCDate() === begun.getUTCDate());
  return (day) => {
    const date = new Date(day);
    return tests.every((test) => test(date));
  };
}

/** How many members the parts have that choose days. */
const dayParts = ({ weekNumbers, yearDays, monthDays, days }: RecurrenceRule): number =>
  weekNumbers.length + yearDays.length + monthDays.length + days.length;

/** Returns whether a rule chooses days itself, and not only months or times. */
export const hasDayPart = (rule: RecurrenceRule): boolean => dayParts(rule) > 0;

const isAmong = (wanted: readonly number[], place: number, of: number) =>
  wanted.includes(place) || wanted.includes(place - of - 1);

const daysInMonth = (date: Date) =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
const yearStart = (year: number) => Date.UTC(year, 0, 1);
const daysInYear = (date: Date) =>
  (yearStart(date.getUTCFullYear() + 1) - yearStart(date.getUTCFullYear())) / dayMs;
const dayOfYear = (date: Date) => Math.floor((date.getTime() - yearStart(date.getUTCFullYear())) / dayMs) + 1;

function isOneOfDays({ days, frequency, months, weekNumbers }: RecurrenceRule, date: Date): boolean {
  const inMonth = frequency === 'MONTHLY' || (frequency === 'YEARLY' && months.length > 0);
  const counts = (inMonth || frequency === 'YEARLY') && weekNumbers.length === 0;
  const [place, length] = inMonth
    ? [date.getUTCDate(), daysInMonth(date)]
    : [dayOfYear(date), daysInYear(date)];
  return days.some(({ weekday, nth }) => {
    if (date.getUTCDay() !== weekday) return false;
    if (nth === 0 || !counts) return true;
    return nth > 0 ? Math.ceil(place / 7) === nth : Math.ceil((length - place + 1) / 7) === -nth;
  });
}

/** Returns the number of a day's week, and of the weeks in that week's year. Week 1 has at least four days of its year. */
function weekOf(date: Date, weekStart: number): [number, number] {
  const monday = date.getTime() - ((date.getUTCDay() - weekStart + 7) % 7) * dayMs;
  const year = new Date(monday + 3 * dayMs).getUTCFullYear();
  const first = firstWeek(year, weekStart);
  const length = (firstWeek(year + 1, weekStart) - first) / (7 * dayMs);
  return [Math.round((monday - first) / (7 * dayMs)) + 1, length];
}

function firstWeek(year: number, weekStart: number): WallTime {
  const fourth = yearStart(year) + 3 * dayMs;
  return fourth - ((new Date(fourth).getUTCDay() - weekStart + 7) % 7) * dayMs;
}
