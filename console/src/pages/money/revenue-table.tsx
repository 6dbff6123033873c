import Table from '@cloudscape-design/components/table';
import { useLocale, useTranslations } from 'use-intl';
import { formatDay } from '../../parts/days.ts';
import { useFormats } from '../../text/format.ts';
import { type RevenueDay, type RevenueField, revenueFields } from './revenue.ts';

interface Props {
  readonly currency: string;
  readonly days: readonly RevenueDay[];
}

/** The figures of the chart, newest first, for screen readers and for those who need the numbers. */
export function RevenueTable({ currency, days }: Props) {
  const text = useTranslations('money');
  const locale = useLocale();
  const formats = useFormats();
  const show = (field: RevenueField, value: number) =>
    field.endsWith('Minor') ? formats.money({ amountMinor: value, currency }) : formats.number(value);
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      items={days.toReversed()}
      trackBy="day"
      ariaLabels={{ tableLabel: text('tableLabel', { currency }) }}
      columnDefinitions={[
        {
          id: 'day',
          header: text('day'),
          isRowHeader: true,
          cell: ({ day }: RevenueDay) => formatDay(locale, day),
        },
        ...revenueFields.map((field) => ({
          id: field,
          header: text(`fields.${field}`),
          cell: (day: RevenueDay) => show(field, day[field]),
        })),
      ]}
    />
  );
}
