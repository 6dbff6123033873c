import { currencyDigits, type Report, type ReportFigures } from '@stampede/mobile-sdk/admin';
import { csvFile } from '../../../../lib/platform/csv.ts';
import { conversionOf, currenciesOf, moneyMeasures, sellThroughOf } from './measures.ts';

const counts = [
  ...['orders', 'units', 'paid', 'rejected', 'confirmed', 'confirmedUnits', 'expired'],
  ...['cancelled', 'cancelledUnits', 'refunded', 'refundedUnits', 'started'],
] as const;

/**
 * Returns a report as CSV, one line a row. Amounts are in the currency's own units with a point, and shares are numbers
 * up to 1, as programs read them. With a comparison, each column is there once more for the period before.
 */
export function reportCsv(report: Report): string {
  const currencies = currenciesOf([report.total, ...(report.before ? [report.before] : [])]);
  const names = columnsOf(currencies);
  const isTitled = report.by === 'deal';
  return csvFile([
    [
      report.by,
      ...(isTitled ? ['title'] : []),
      ...names,
      ...(report.compared ? names.map((name) => `${name}_before`) : []),
    ],
    ...report.rows.map((row) => [
      row.key,
      ...(isTitled ? [row.title ?? ''] : []),
      ...cellsOf(row, currencies),
      ...(report.compared ? (row.before ? cellsOf(row.before, currencies) : names.map(() => '')) : []),
    ]),
  ]);
}

const columnsOf = (currencies: readonly string[]): string[] => [
  ...counts,
  ...['conversion', 'sellThrough', 'unitsSold', 'unitsOffered'],
  ...['timeToPayMedianSeconds', 'timeToPayP90Seconds'],
  ...currencies.flatMap((currency) => [
    `payments_${currency}`,
    ...moneyMeasures.map((name) => `${name.replace('Minor', '')}_${currency}`),
  ]),
];

function cellsOf(figures: ReportFigures, currencies: readonly string[]): (string | number)[] {
  return [
    ...counts.map((name) => figures[name as 'orders']),
    ...[conversionOf(figures), sellThroughOf(figures)].map((share) =>
      share === undefined ? '' : Number(share.toFixed(4)),
    ),
    ...[figures.sale?.unitsSold, figures.sale?.unitsOffered].map((units) => units ?? ''),
    ...[figures.timeToPay.medianSeconds, figures.timeToPay.p90Seconds].map((seconds) => seconds ?? ''),
    ...currencies.flatMap((currency) => {
      const money = figures.money.find((each) => each.currency === currency);
      const digits = currencyDigits(currency);
      return [
        money?.payments ?? 0,
        ...moneyMeasures.map((name) => Number(((money?.[name] ?? 0) / 10 ** digits).toFixed(digits))),
      ];
    }),
  ];
}
