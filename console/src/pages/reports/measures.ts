import type { ReportFigures } from '@stampede/mobile-sdk/admin';

/** The measures that a chart shows, besides the money of each currency. */
export const plainMeasures = [
  'orders',
  'conversion',
  'confirmed',
  'confirmedUnits',
  'expired',
  'cancelled',
  'refunded',
  'rejected',
] as const;
export type PlainMeasure = (typeof plainMeasures)[number];

export const moneyMeasures = ['netMinor', 'grossMinor', 'refundedMinor', 'disputedMinor'] as const;
export type MoneyMeasure = (typeof moneyMeasures)[number];

/** A measure by its name in the address: `orders`, or `netMinor:EUR`. */
export type Measure =
  | { readonly kind: 'count' | 'share'; readonly name: PlainMeasure }
  | { readonly kind: 'money'; readonly name: MoneyMeasure; readonly currency: string };

export const measureId = (measure: Measure): string =>
  measure.kind === 'money' ? `${measure.name}:${measure.currency}` : measure.name;

const plain = (name: PlainMeasure): Measure => ({ kind: name === 'conversion' ? 'share' : 'count', name });

/** Returns all measures: net money of each currency first. */
export const measuresOf = (currencies: readonly string[]): Measure[] => [
  ...currencies.map((currency): Measure => ({ kind: 'money', name: 'netMinor', currency })),
  ...plainMeasures.map(plain),
  ...currencies.flatMap((currency) =>
    moneyMeasures.slice(1).map((name): Measure => ({ kind: 'money', name, currency })),
  ),
];

/** The measures whose rise is bad. */
const costs: ReadonlySet<string> = new Set([
  ...['expired', 'cancelled', 'refunded', 'rejected', 'refundedMinor', 'disputedMinor'],
]);
export const isCost = ({ name }: Measure): boolean => costs.has(name);

/** Returns the share of orders that were paid. @returns undefined without orders */
export const conversionOf = ({ orders, paid }: Pick<ReportFigures, 'orders' | 'paid'>): number | undefined =>
  orders > 0 ? paid / orders : undefined;

/** Returns the sold share of the offered units. @returns undefined when nothing was on sale, or it is not known */
export const sellThroughOf = ({ sale }: Pick<ReportFigures, 'sale'>): number | undefined =>
  sale && sale.unitsOffered > 0 ? sale.unitsSold / sale.unitsOffered : undefined;

/** Returns the value of a measure: a count, a share, or minor units. */
export function figureOf(figures: ReportFigures, measure: Measure): number | undefined {
  if (measure.kind === 'money')
    return figures.money.find(({ currency }) => currency === measure.currency)?.[measure.name] ?? 0;
  if (measure.name === 'conversion') return conversionOf(figures);
  return figures[measure.name];
}

/** Returns the currencies of some figures, the one with the most payments first. */
export function currenciesOf(all: readonly ReportFigures[]): string[] {
  const payments = new Map<string, number>();
  for (const { money } of all)
    for (const { currency, payments: count } of money)
      payments.set(currency, (payments.get(currency) ?? 0) + count);
  return [...payments]
    .toSorted(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1))
    .map(([currency]) => currency);
}

/** Returns the change to a value, as in `0.25` for a quarter more. @returns undefined when there was nothing before */
export const changeOf = (now: number, before: number): number | undefined =>
  before > 0 ? (now - before) / before : undefined;

/** Returns whether nothing happened at all. */
export const isEmpty = (figures: ReportFigures): boolean =>
  figures.money.length === 0 &&
  ['orders', 'paid', ...plainMeasures].every((name) => !Number(figures[name as 'orders']));

/** A bucket of the time from the hold to the payment. */
export interface PayTime {
  readonly withinSeconds: number;
  readonly payments: number;
  /** Of all payments. */
  readonly share: number;
  /** Of all payments, with those in the buckets before. */
  readonly soFar: number;
}

export function payTimes({
  timeToPay: { buckets, payments: all },
}: Pick<ReportFigures, 'timeToPay'>): PayTime[] {
  let sum = 0;
  return buckets.map(({ withinSeconds, payments }) => {
    sum += payments;
    return { withinSeconds, payments, share: payments / all, soFar: sum / all };
  });
}
