import { isTimeZone } from '../../lib/contract/time-zone.ts';
import { type CronFields, daysIn, parseCron } from './cron-fields.ts';
import { instantOf, localTimeAt } from './time-zone.ts';

/** The times at which a schedule fires. `next` returns the first instant strictly after the given one, if any. */
export interface Expression {
  kind: 'at' | 'rate' | 'cron';
  next(after: number): number | undefined;
}

/**
 * Parses `at(…)`, `rate(…)` or `cron(…)`. All instants are epoch milliseconds.
 *
 * @param zone the time zone of `at` and `cron`
 * @param base the first instant of a rate: its schedule's StartDate, or the time of its creation
 * @throws Error when the expression or the zone is not valid
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function parseExpression(source: string, zone: string, base: number): Expression {
  if (!isTimeZone(zone)) throw new Error(`Provided ScheduleExpressionTimezone ${zone} is not valid`);
  const [, kind, inner = ''] = /^(at|rate|cron)\((.*)\)$/.exec(source) ?? [];
  if (kind === 'at') return at(inner, zone);
  if (kind === 'rate') return rate(inner, base);
  if (kind === 'cron') return cron(inner, zone);
  throw new Error(`Invalid Schedule Expression ${source}`);
}

function at(source: string, zone: string): Expression {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(source);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match?.slice(1).map(Number) ?? [];
  const real = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  if (!match || !real || hour > 23 || minute > 59 || second > 59) {
    throw new Error(`Invalid Schedule Expression at(${source})`);
  }
  const instant = instantOf({ year, month, day, hour, minute, second }, zone);
  if (instant === undefined) throw new Error(`at(${source}) does not exist in ${zone}: its clocks skip it`);
  return { kind: 'at', next: (after) => (instant > after ? instant : undefined) };
}

const UNITS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

function rate(source: string, base: number): Expression {
  const match = /^([1-9]\d*) (minute|hour|day)s?$/.exec(source);
  if (!match) throw new Error(`Invalid Schedule Expression rate(${source})`);
  const period = Number(match[1]) * (UNITS[match[2] ?? ''] ?? 0);
  return {
    kind: 'rate',
    next: (after) => (after < base ? base : base + (Math.floor((after - base) / period) + 1) * period),
  };
}

function cron(source: string, zone: string): Expression {
  const fields = parseCron(source);
  return { kind: 'cron', next: (after) => nextOfCron(fields, zone, after) };
}

function nextOfCron(fields: CronFields, zone: string, after: number): number | undefined {
  const from = localTimeAt(after, zone);
  for (const year of fields.years.filter((candidate) => candidate >= from.year)) {
    for (const month of fields.months) {
      if (year === from.year && month < from.month) continue;
      const firstDay = year === from.year && month === from.month ? from.day : 1;
      for (let day = firstDay; day <= daysIn(year, month); day += 1) {
        if (!fields.isDay(year, month, day)) continue;
        const instant = nextInDay(fields, { year, month, day }, zone, after);
        if (instant !== undefined) return instant;
      }
    }
  }
  return undefined;
}

function nextInDay(
  { hours, minutes }: CronFields,
  date: { year: number; month: number; day: number },
  zone: string,
  after: number,
): number | undefined {
  for (const hour of hours) {
    for (const minute of minutes) {
      const instant = instantOf({ ...date, hour, minute, second: 0 }, zone);
      if (instant !== undefined && instant > after) return instant;
    }
  }
  return undefined;
}
