import { type TimeValue, toTimeValue } from './wall-time.ts';

export const frequencies = [
  'YEARLY',
  'MONTHLY',
  'WEEKLY',
  'DAILY',
  'HOURLY',
  'MINUTELY',
  'SECONDLY',
] as const;
export type Frequency = (typeof frequencies)[number];

/** A day of the week; with `nth`, only the n-th of the month or year, from the end when negative. */
export interface RuleDay {
  /** 0 for Sunday, as `getUTCDay` has it. */
  readonly weekday: number;
  readonly nth: number;
}

/** The parts of an RRULE. An empty list means that the part is absent. @see RFC 5545, 3.3.10 */
export interface RecurrenceRule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly until?: TimeValue;
  readonly count?: number;
  readonly weekStart: number;
  readonly months: readonly number[];
  readonly weekNumbers: readonly number[];
  readonly yearDays: readonly number[];
  readonly monthDays: readonly number[];
  readonly days: readonly RuleDay[];
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly seconds: readonly number[];
  readonly positions: readonly number[];
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const mostMembers = 400;

/** Reads a rule. Undefined for what RFC 5545 does not have, as rules of other calendars (RFC 7529). */
export function toRecurrenceRule(text: string): RecurrenceRule | undefined {
  const parts = new Map(
    text
      .trim()
      .toUpperCase()
      .split(';')
      .filter(Boolean)
      .map((part) => {
        const [name = '', value = ''] = part.split('=', 2);
        return [name.trim(), value.trim()];
      }),
  );
  try {
    return ruleOf(parts);
  } catch (error) {
    if (error instanceof NotARule) return undefined;
    throw error;
  }
}

class NotARule extends Error {}

function ruleOf(parts: ReadonlyMap<string, string>): RecurrenceRule {
  const frequency = frequencies.find((known) => known === parts.get('FREQ'));
  const scale = parts.get('RSCALE');
  if (!frequency || (scale && scale !== 'GREGORIAN')) throw new NotARule();
  const until = parts.get('UNTIL');
  const count = parts.get('COUNT');
  const numbers = (name: string, least: number, most: number) => numbersOf(parts.get(name), least, most);
  return {
    frequency,
    interval: wholeOf(parts.get('INTERVAL') ?? '1', 1, 1_000_000),
    ...(until && { until: toTimeValue(until) ?? refuse() }),
    ...(count && { count: wholeOf(count, 1, 1_000_000) }),
    weekStart: weekdayOf(parts.get('WKST') ?? 'MO'),
    months: numbers('BYMONTH', 1, 12),
    weekNumbers: numbers('BYWEEKNO', -53, 53),
    yearDays: numbers('BYYEARDAY', -366, 366),
    monthDays: numbers('BYMONTHDAY', -31, 31),
    days: listOf(parts.get('BYDAY')).map(toRuleDay),
    hours: numbers('BYHOUR', 0, 23),
    minutes: numbers('BYMINUTE', 0, 59),
    seconds: numbers('BYSECOND', 0, 59),
    positions: numbers('BYSETPOS', -366, 366),
  };
}

const refuse = (): never => {
  throw new NotARule();
};

const listOf = (text: string | undefined): string[] => {
  const list = text ? text.split(',').map((member) => member.trim()) : [];
  return list.length > mostMembers ? refuse() : list;
};

function numbersOf(text: string | undefined, least: number, most: number): number[] {
  const all = listOf(text).map((member) => wholeOf(member, least, most));
  // Where a count from the end is possible, zero counts from nowhere.
  return least < 0 && all.includes(0) ? refuse() : [...new Set(all)].sort((a, b) => a - b);
}

function wholeOf(text: string, least: number, most: number): number {
  const value = /^[+-]?\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : refuse();
}

function weekdayOf(text: string): number {
  const weekday = weekdays.indexOf(text);
  return weekday < 0 ? refuse() : weekday;
}

function toRuleDay(text: string): RuleDay {
  const match = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text);
  if (!match || (match[1] !== undefined && Number(match[1]) === 0)) return refuse();
  return { nth: Number(match[1] ?? 0), weekday: weekdayOf(match[2] ?? '') };
}
