import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { StockCheck } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../text/format.ts';

/** The counters of a stock beside the units of its records. */
export function StockFigures({ check }: { readonly check: StockCheck }) {
  const text = useTranslations('reconciliation');
  const formats = useFormats();
  const { counters, held, sold, quantityTotal, available, claimed } = check;
  const rows = [
    { id: 'held', counter: counters.held, records: held },
    { id: 'sold', counter: counters.sold, records: sold },
    { id: 'available', counter: available, records: undefined },
    { id: 'claimed', counter: claimed, records: undefined },
    { id: 'sum', counter: available + claimed + counters.held + counters.sold, records: quantityTotal },
  ] as const;
  type Row = (typeof rows)[number];
  return (
    <Table<Row>
      items={rows}
      trackBy="id"
      wrapLines
      ariaLabels={{ tableLabel: text('figures') }}
      header={<Header variant="h2">{text('figures')}</Header>}
      columnDefinitions={[
        { id: 'what', header: text('units'), isRowHeader: true, cell: ({ id }) => text(`unitsOf.${id}`) },
        { id: 'counter', header: text('counter'), cell: ({ counter }) => formats.number(counter) },
        {
          id: 'records',
          header: text('records'),
          cell: ({ records }) => (records === undefined ? '–' : formats.number(records)),
        },
        {
          id: 'result',
          minWidth: 150,
          header: text('result'),
          cell: ({ counter, records }) =>
            records === undefined ? (
              <Box color="text-body-secondary">{text('notCompared')}</Box>
            ) : (
              <StatusIndicator type={counter === records ? 'success' : 'error'}>
                {counter === records
                  ? text('agrees')
                  : text('differsBy', { count: formats.number(counter - records) })}
              </StatusIndicator>
            ),
        },
      ]}
    />
  );
}
