import type { DailyRevenue } from '@stampede/mobile-sdk/admin';
import { daysFrom } from '../../parts/days.ts';
import type { Period } from './period.ts';

export const revenueFields = [
  'netMinor',
  'grossMinor',
  'refundedMinor',
  'disputedMinor',
  'payments',
  'units',
] as const;
export type RevenueField = (typeof revenueFields)[number];
export type RevenueSum = Readonly<Record<RevenueField, number>>;

export const nothing: RevenueSum = {
  ...{ netMinor: 0, grossMinor: 0, refundedMinor: 0, disputedMinor: 0 },
  ...{ payments: 0, units: 0 },
};

/** Returns the currencies of some days, the one with the most payments first. */
export function currenciesOf(days: readonly DailyRevenue[]): string[] {
  const payments = new Map<string, number>();
  for (const { currency, payments: count } of days)
    payments.set(currency, (payments.get(currency) ?? 0) + count);
  return [...payments]
    .toSorted(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1))
    .map(([currency]) => currency);
}

/** Adds days of one currency. Amounts of different currencies are never added. */
export const sumOf = (days: readonly DailyRevenue[], currency: string): RevenueSum =>
  days
    .filter((day) => day.currency === currency)
    .reduce<RevenueSum>(
      (sum, day) =>
        Object.fromEntries(revenueFields.map((field) => [field, sum[field] + day[field]])) as RevenueSum,
      nothing,
    );

export interface RevenueDay extends RevenueSum {
  readonly day: string;
}

/** Returns every day of the period in order, with zeros for days without money. */
export function everyDay(
  days: readonly DailyRevenue[],
  currency: string,
  { from, to }: Period,
): RevenueDay[] {
  const known = new Map(days.filter((day) => day.currency === currency).map((day) => [day.day, day]));
  return daysFrom(from, to).map((day) => ({ ...nothing, ...known.get(day), day }));
}
