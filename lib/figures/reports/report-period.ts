import {
  maxDimensionDays,
  maxHourDays,
  maxReportDays,
  type ReportComparison,
  type ReportDivision,
} from '../../contract/report.ts';
import { AppError } from '../../platform/errors.ts';
import { countDays, shiftDay } from './zone-days.ts';

/** Days, both included. */
export interface ReportPeriod {
  readonly from: string;
  readonly to: string;
}

const mostDaysBy = (by: ReportDivision): number => {
  if (by === 'hour') return maxHourDays;
  return by === 'day' ? maxReportDays : maxDimensionDays;
};

/** @throws AppError `invalid_request` when the period is reversed or too long for the division */
export function requirePeriod({
  by,
  from,
  to,
}: ReportPeriod & { readonly by: ReportDivision }): ReportPeriod {
  const [days, most] = [countDays(from, to), mostDaysBy(by)];
  const message =
    days < 1
      ? 'must not be before `from`'
      : days > most
        ? `must be at most ${most} days by ${by}`
        : undefined;
  if (message)
    throw new AppError('invalid_request', `query.to: ${message}.`, {
      errors: [{ path: 'query.to', message }],
    });
  return { from, to };
}

/** 52 weeks, so that a Friday is compared with a Friday. */
const yearOfWeeks = 364;

/** Returns the period of comparison. */
export function comparedPeriod(
  { from, to }: ReportPeriod,
  compare: ReportComparison,
): ReportPeriod | undefined {
  if (compare === 'none') return undefined;
  const back = { before: countDays(from, to), week: 7, year: yearOfWeeks }[compare];
  return { from: shiftDay(from, -back), to: shiftDay(to, -back) };
}
