import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DailyRevenue } from '@stampede/mobile-sdk/admin';
import { useLocale, useTranslations } from 'use-intl';
import { formatDay } from '../../parts/days.ts';
import { useFormats } from '../../text/format.ts';
import { Comparison } from './comparison.tsx';
import { type Period, periodBefore } from './period.ts';
import { everyDay, type RevenueField, revenueFields, sumOf } from './revenue.ts';
import { RevenueChart } from './revenue-chart.tsx';
import { RevenueTable } from './revenue-table.tsx';

interface Props {
  readonly currency: string;
  readonly period: Period;
  readonly days: readonly DailyRevenue[];
  readonly daysBefore: readonly DailyRevenue[];
}

/** More of these is worse. */
const costs: readonly RevenueField[] = ['refundedMinor', 'disputedMinor'];

/** The money in one currency: sums beside those before, a chart, and the same as a table. */
export function CurrencyRevenue({ currency, period, days, daysBefore }: Props) {
  const text = useTranslations('money');
  const locale = useLocale();
  const formats = useFormats();
  const before = periodBefore(period);
  const [sum, sumBefore] = [sumOf(days, currency), sumOf(daysBefore, currency)];
  const rows = everyDay(days, currency, period);
  const rowsBefore = everyDay(daysBefore, currency, before);
  const show = (field: RevenueField, value: number) =>
    field.endsWith('Minor') ? formats.money({ amountMinor: value, currency }) : formats.number(value);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text('comparedWith', {
            from: formatDay(locale, before.from),
            to: formatDay(locale, before.to),
          })}
        >
          {currency}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={3}
          items={revenueFields.map((field) => ({
            label: text(`fields.${field}`),
            value: (
              <Comparison
                value={show(field, sum[field])}
                now={sum[field]}
                before={sumBefore[field]}
                shownBefore={show(field, sumBefore[field])}
                isCost={costs.includes(field)}
              />
            ),
          }))}
        />
        <RevenueChart currency={currency} days={rows} daysBefore={rowsBefore} />
        <ExpandableSection headerText={text('asTable')}>
          <RevenueTable currency={currency} days={rows} />
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  );
}
