import * as z from 'zod';

const firstYear = 2020;
const lastYear = 2199;

const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00.000Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text) return false;
  return at.getUTCFullYear() >= firstYear && at.getUTCFullYear() <= lastYear;
};

/** A date of a calendar, without a zone. */
export const localDate = z
  .string()
  .refine(isDate, `must be a date from ${firstYear} to ${lastYear}, as in 2026-12-24`)
  .meta({
    id: 'LocalDate',
    format: 'date',
    description: 'A date, without a time zone.',
    example: '2026-12-24',
  });
export type LocalDate = z.infer<typeof localDate>;

/** A time of a clock on a wall, to the minute. */
export const localTime = z
  .string()
  .refine(
    (text) => isDate(text.slice(0, 10)) && /^T([01]\d|2[0-3]):[0-5]\d$/.test(text.slice(10)),
    'must be a local time to the minute, as in 2026-12-24T18:30',
  )
  .meta({
    id: 'LocalTime',
    description: 'A date and a time of day, to the minute, without a time zone.',
    example: '2026-12-24T18:30',
  });
export type LocalTime = z.infer<typeof localTime>;

/** A month of a calendar. */
export const localMonth = z
  .string()
  .refine((text) => isDate(`${text}-01`), `must be a month from ${firstYear} to ${lastYear}, as in 2026-12`)
  .meta({ id: 'LocalMonth', description: 'A month, without a time zone.', example: '2026-12' });
export type LocalMonth = z.infer<typeof localMonth>;
