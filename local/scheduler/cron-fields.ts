const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Returns whether a cron expression includes a day (of a month of a year). */
export type DayTest = (year: number, month: number, day: number) => boolean;

/** A parsed cron expression: ascending lists, and a test for the days. */
export interface CronFields {
  minutes: number[];
  hours: number[];
  months: number[];
  years: number[];
  isDay: DayTest;
}

/**
 * Parses the six fields `minutes hours day-of-month month day-of-week year` of EventBridge.
 * @throws Error when a field is out of range or malformed.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
 */
export function parseCron(source: string): CronFields {
  const fields = source.trim().split(/\s+/);
  if (fields.length !== 6) throw new Error('A cron expression has six fields');
  const [minutes = '', hours = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = fields;
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new Error('A cron expression needs ? in one of day-of-month and day-of-week');
  }
  return {
    minutes: list(minutes, 0, 59),
    hours: list(hours, 0, 23),
    months: list(month, 1, 12, MONTHS),
    years: list(year, 1970, 2199),
    isDay: dayOfWeek === '?' ? dayOfMonthTest(dayOfMonth) : dayOfWeekTest(dayOfWeek),
  };
}

function dayOfMonthTest(field: string): DayTest {
  if (field === 'L') return (year, month, day) => day === daysIn(year, month);
  const nearest = /^(\d{1,2})W$/.exec(field)?.[1];
  if (nearest) return (year, month, day) => day === nearestWeekday(year, month, Number(nearest));
  if (field === 'LW') {
    return (year, month, day) => day === nearestWeekday(year, month, daysIn(year, month));
  }
  const days = new Set(list(field, 1, 31));
  return (_year, _month, day) => days.has(day);
}

function dayOfWeekTest(field: string): DayTest {
  const nth = /^(\w+)#([1-5])$/.exec(field);
  if (nth) {
    const [wanted] = list(nth[1] ?? '', 1, 7, WEEKDAYS);
    return (year, month, day) =>
      weekday(year, month, day) === wanted && Math.ceil(day / 7) === Number(nth[2]);
  }
  const last = /^(\w+)L$/.exec(field)?.[1];
  if (last) {
    const [wanted] = list(last, 1, 7, WEEKDAYS);
    return (year, month, day) => weekday(year, month, day) === wanted && day + 7 > daysIn(year, month);
  }
  const days = new Set(field === 'L' ? [7] : list(field, 1, 7, WEEKDAYS));
  return (year, month, day) => days.has(weekday(year, month, day));
}

/** Returns the numbers that `*`, `a`, `a-b`, `a/n`, `a-b/n` and lists of them stand for. */
function list(field: string, from: number, to: number, names: string[] = []): number[] {
  const numbers = new Set<number>();
  for (const item of field.split(',')) {
    const match = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(item);
    if (!match) throw new Error(`Invalid cron field ${field}`);
    const [, first = '', second, step] = match;
    const start = first === '*' ? from : number(first, from, to, names);
    const open = first === '*' || (step !== undefined && second === undefined);
    const end = second !== undefined ? number(second, from, to, names) : open ? to : start;
    if (Number(step ?? 1) < 1 || end < start) throw new Error(`Invalid cron field ${field}`);
    for (let value = start; value <= end; value += Number(step ?? 1)) numbers.add(value);
  }
  return [...numbers].sort((a, b) => a - b);
}

function number(text: string, from: number, to: number, names: string[]): number {
  const named = names.indexOf(text.toUpperCase());
  const value = named >= 0 ? named + from : Number(text);
  if (!Number.isInteger(value) || value < from || value > to) throw new Error(`Invalid cron value ${text}`);
  return value;
}

/** Sunday is 1. */
function weekday(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
}

/** Returns the number of days of a month. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Returns the weekday (Monday to Friday) nearest to a day, within the month. */
function nearestWeekday(year: number, month: number, wanted: number): number {
  const last = daysIn(year, month);
  if (wanted > last) return 0;
  const name = weekday(year, month, wanted);
  if (name === 7) return wanted === 1 ? 3 : wanted - 1;
  if (name === 1) return wanted === last ? wanted - 2 : wanted + 1;
  return wanted;
}
