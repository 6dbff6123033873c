import Box from '@cloudscape-design/components/box';
import Table from '@cloudscape-design/components/table';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';
import type { Minute } from './series.ts';

const mostRows = 30;

/** The chart by minute, as a table. */
export function MinuteTable({ minutes }: { readonly minutes: readonly Minute[] }) {
  const text = useTranslations('drop');
  const { number, time } = useFormats();
  return (
    <Table
      variant="embedded"
      ariaLabels={{ tableLabel: text('asTable') }}
      items={minutes.slice(-mostRows).reverse()}
      trackBy={({ minute }) => String(minute)}
      columnDefinitions={[
        {
          id: 'minute',
          header: text('minute'),
          cell: ({ minute }) => time(new Date(minute).toISOString()),
          isRowHeader: true,
        },
        { id: 'orders', header: text('orders'), cell: ({ orders }) => number(orders) },
        { id: 'held', header: text('held'), cell: ({ held }) => number(held) },
        { id: 'confirmed', header: text('confirmed'), cell: ({ confirmed }) => number(confirmed) },
        { id: 'rejected', header: text('rejected'), cell: ({ rejected }) => number(rejected) },
      ]}
      empty={<Box textAlign="center">{text('collecting')}</Box>}
    />
  );
}
