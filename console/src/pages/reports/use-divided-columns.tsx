import Box from '@cloudscape-design/components/box';
import type { TableProps } from '@cloudscape-design/components/table';
import type { Report, ReportRow } from '@stampede/mobile-sdk/admin';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PageLink } from '../../parts/page-link.tsx';
import { useSellers } from '../../parts/people.ts';
import { shortId } from '../../parts/short-id.ts';
import { Comparison } from './comparison.tsx';
import { currenciesOf, figureOf, isCost, type Measure, measureId, sellThroughOf } from './measures.ts';
import type { Division } from './report-choice.ts';
import { useFigureText } from './use-figure-text.ts';

const first = ['orders', 'conversion', 'confirmedUnits'] as const;
const last = ['cancelled', 'refunded'] as const;

export type DividedColumn = TableProps.ColumnDefinition<ReportRow>;

/** The columns of a report by deal, category, city or seller. */
export function useDividedColumns(by: Division, report: Report | undefined): DividedColumn[] {
  const text = useTranslations('reports');
  const shown = useFigureText();
  const nameOf = useRowNames(by);
  const currencies = report ? currenciesOf([report.total, ...(report.before ? [report.before] : [])]) : [];
  const byNumber = (number: (row: ReportRow) => number | undefined) => (one: ReportRow, other: ReportRow) =>
    (number(one) ?? -1) - (number(other) ?? -1);
  const medianOf = ({ timeToPay }: ReportRow) => timeToPay.medianSeconds;
  const ofMeasure = (measure: Measure): DividedColumn => ({
    id: measureId(measure),
    minWidth: 110,
    header: shown.name(measure),
    sortingComparator: byNumber((row) => figureOf(row, measure)),
    cell: (row) => (
      <Comparison
        size="normal"
        value={shown.value(measure, figureOf(row, measure))}
        now={figureOf(row, measure)}
        before={row.before && figureOf(row.before, measure)}
        shownBefore={row.before ? shown.value(measure, figureOf(row.before, measure)) : ''}
        isCost={isCost(measure)}
      />
    ),
  });
  return [
    {
      id: 'name',
      minWidth: 180,
      header: text(`one.${by}`),
      isRowHeader: true,
      cell: nameOf,
      sortingComparator: (one, other) => (one.title ?? one.key).localeCompare(other.title ?? other.key),
    },
    ...first.map((name) => ofMeasure({ kind: name === 'conversion' ? 'share' : 'count', name })),
    {
      id: 'sellThrough',
      minWidth: 110,
      header: text('sellThrough'),
      sortingComparator: byNumber(sellThroughOf),
      cell: (row) => (
        <>
          {shown.share(sellThroughOf(row))}
          {row.sale && (
            <Box variant="small" display="block">
              {text('soldOfShort', { sold: row.sale.unitsSold, offered: row.sale.unitsOffered })}
            </Box>
          )}
        </>
      ),
    },
    ...currencies.map((currency) => ofMeasure({ kind: 'money', name: 'netMinor', currency })),
    ...last.map((name) => ofMeasure({ kind: 'count', name })),
    {
      id: 'holdToPaid',
      minWidth: 120,
      header: text('holdToPaid'),
      sortingComparator: byNumber(medianOf),
      cell: (row) => shown.within(medianOf(row)),
    },
  ];
}

function useRowNames(by: Division): (row: ReportRow) => ReactNode {
  const text = useTranslations('reports');
  const sellers = useSellers();
  switch (by) {
    case 'deal':
      return ({ key, title }) => <PageLink to={`/deals/${key}`}>{title ?? shortId(key)}</PageLink>;
    case 'seller':
      return ({ key }) => (
        <PageLink to={`/sellers/${key}`}>
          {sellers.find(({ id }) => id === key)?.name ?? shortId(key)}
        </PageLink>
      );
    case 'city':
      return ({ key }) => {
        const [country, ...city] = key.split('/');
        return key ? `${city.join('/')} (${country})` : text('noCity');
      };
    case 'category':
      return ({ key }) => key;
  }
}
