import * as z from 'zod';
import { localDate, localTime } from './local-time.ts';
import { text } from './text.ts';

/** The minutes of a day without a change of the clock. */
export const dayMinutes = 1_440;
const weekMinutes = 7 * dayMinutes;

/** The bounds of a schedule. One resource is one item of a table, and a read of it has a known cost. */
export const scheduleLimits = {
  /** Parts of all days of the week together. */
  weeklyHours: 70,
  /** Parts of one date. */
  partsOfDate: 10,
  overrides: 366,
  holidays: 366,
  timeOff: 200,
} as const;

const hourFields = {
  from: z
    .int()
    .min(0)
    .max(dayMinutes - 1)
    .meta({ description: 'Minutes from midnight of the local day: 540 is 09:00.' }),
  until: z
    .int()
    .min(1)
    .max(2 * dayMinutes - 1)
    .meta({ description: 'Minutes from midnight of the same local day. More than 1440 is past midnight.' }),
};

interface Part {
  readonly from: number;
  readonly until: number;
}

const isSound = ({ from, until }: Part): boolean => until > from && until - from <= dayMinutes;
const unsound = { error: 'must be after from, by a day at most', path: ['until'] };

/** A part of one date in which the resource is open. */
export const openHours = z
  .strictObject(hourFields)
  .refine(isSound, unsound)
  .meta({ id: 'OpenHours', description: 'A part of a date in which the resource serves.' });
export type OpenHours = z.infer<typeof openHours>;

export const weeklyHours = z
  .strictObject({
    day: z.int().min(1).max(7).meta({ description: 'The day of the week by ISO 8601: 1 is Monday.' }),
    ...hourFields,
  })
  .refine(isSound, unsound)
  .meta({ id: 'WeeklyHours', description: 'A part of a day of the week in which the resource serves.' });
export type WeeklyHours = z.infer<typeof weeklyHours>;

/** Returns the position of the first part that begins before another one ends. Parts may touch. */
function overlapping(parts: readonly Part[], round?: number): number | undefined {
  const sorted = parts.map((part, index) => ({ ...part, index })).sort((a, b) => a.from - b.from);
  const [first] = sorted;
  const again = round !== undefined && first ? [{ ...first, from: first.from + round }] : [];
  return [...sorted, ...again].find(({ from }, at, all) => at > 0 && from < (all[at - 1]?.until ?? 0))?.index;
}

const hoursOfDate = z
  .array(openHours)
  .max(scheduleLimits.partsOfDate)
  .check(({ value, issues }) => {
    const found = overlapping(value);
    if (found !== undefined)
      issues.push({ code: 'custom', message: 'must not overlap other hours', path: [found], input: value });
  });

export const weeklyHoursList = z
  .array(weeklyHours)
  .max(scheduleLimits.weeklyHours)
  .check(({ value, issues }) => {
    const parts = value.map(({ day, from, until }) => {
      const start = (day - 1) * dayMinutes;
      return { from: start + from, until: start + until };
    });
    const found = overlapping(parts, weekMinutes);
    if (found !== undefined)
      issues.push({ code: 'custom', message: 'must not overlap other hours', path: [found], input: value });
  });

/** Returns the position of the first date that was there before. */
const repeated = (dates: readonly { readonly date: string }[]): number | undefined => {
  const seen = new Set<string>();
  const found = dates.findIndex(({ date }) => seen.size === seen.add(date).size);
  return found < 0 ? undefined : found;
};

const onDate = <T extends z.ZodType<{ readonly date: string }>>(entry: T, max: number) =>
  z
    .array(entry)
    .max(max)
    .check(({ value, issues }) => {
      const found = repeated(value);
      if (found !== undefined)
        issues.push({ code: 'custom', message: 'must be there once', path: [found, 'date'], input: value });
    });

export const overrideList = onDate(
  z
    .strictObject({ date: localDate, hours: hoursOfDate })
    .meta({ id: 'HoursOverride', description: 'The hours of one date. Without hours the date is closed.' }),
  scheduleLimits.overrides,
);

export const holidayList = onDate(
  z
    .strictObject({ date: localDate, name: text({ max: 80 }).optional() })
    .meta({ id: 'Holiday', description: 'A closed date. An override of the same date comes first.' }),
  scheduleLimits.holidays,
);

export const timeOffList = z
  .array(
    z
      .strictObject({ from: localTime, until: localTime })
      .refine(({ from, until }) => until > from, { error: 'must be after from', path: ['until'] })
      .meta({
        id: 'TimeOff',
        description: 'A time in which the resource does not serve, by the clock of its time zone.',
      }),
  )
  .max(scheduleLimits.timeOff);
