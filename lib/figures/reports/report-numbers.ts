import type { ReportFigures } from '../../contract/report.ts';
import { payTimesOf } from '../pay-times.ts';

/** The names of the counted numbers, besides the times to pay and the money. */
export const reportCountNames = [
  'orders',
  'units',
  'paid',
  'rejected',
  'confirmed',
  'confirmedUnits',
  'expired',
  'cancelled',
  'cancelledUnits',
  'refunded',
  'refundedUnits',
  'started',
] as const satisfies readonly (keyof ReportFigures)[];
export type ReportCount = (typeof reportCountNames)[number];

/** Numbers by name: those above, those of the times to pay, and `<currency>_<name of a revenue's number>`. */
export type ReportNumbers = Readonly<Record<string, number>>;

export const moneyName = (currency: string, name: string): string => `${currency}_${name}`;

/** Adds numbers to others. */
export function addInto(sum: Map<string, number>, numbers: Iterable<readonly [string, number]>): void {
  for (const [name, number] of numbers) sum.set(name, (sum.get(name) ?? 0) + number);
}

/** Makes figures of the sums of numbers. */
export function toReportFigures(sum: ReadonlyMap<string, number>): ReportFigures {
  const counts = Object.fromEntries(reportCountNames.map((name) => [name, sum.get(name) ?? 0]));
  const currencies = [...sum.keys()].flatMap((name) => /^([A-Z]{3})_/.exec(name)?.[1] ?? []);
  return {
    ...(counts as Record<ReportCount, number>),
    timeToPay: payTimesOf(Object.fromEntries(sum)),
    money: [...new Set(currencies)].toSorted().map((currency) => moneyIn(sum, currency)),
  };
}

function moneyIn(sum: ReadonlyMap<string, number>, currency: string): ReportFigures['money'][number] {
  const of = (name: string) => sum.get(moneyName(currency, name)) ?? 0;
  const [grossMinor, refundedMinor, disputedMinor] = [
    of('grossMinor'),
    of('refundedMinor'),
    of('disputedMinor'),
  ];
  return {
    ...{ currency, payments: of('payments'), units: of('units'), grossMinor, refundedMinor, disputedMinor },
    netMinor: grossMinor - refundedMinor - disputedMinor,
  };
}
