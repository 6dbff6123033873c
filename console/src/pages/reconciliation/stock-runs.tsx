import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { usePagedList } from '../../parts/paging/use-paged-list.ts';
import { useFormats } from '../../text/format.ts';
import { ListTable } from './list-table.tsx';
import { useResultColumn } from './result-column.tsx';

/** As many nights as fit without scrolling. */
const nights = 10;

/** The nightly checks of the stocks. */
export function StockRuns() {
  const text = useTranslations('reconciliation');
  const formats = useFormats();
  const client = useClient();
  const result = useResultColumn();
  const list = usePagedList({
    queryKey: ['stock-runs'],
    ask: (page, options) => client.stockRuns.list(page, options),
    size: nights,
  });
  return (
    <ListTable
      list={list}
      title={text('runs')}
      help={text('runsHelp')}
      empty={text('noRuns')}
      trackBy="startedAt"
      columns={[
        {
          id: 'started',
          header: text('started'),
          isRowHeader: true,
          minWidth: 150,
          cell: ({ startedAt }) => formats.time(startedAt),
        },
        {
          id: 'ended',
          header: text('ended'),
          minWidth: 150,
          cell: ({ endedAt }) => (endedAt ? formats.time(endedAt) : text('unfinished')),
        },
        { id: 'checked', header: text('stocks'), cell: ({ checked }) => formats.number(checked) },
        result,
      ]}
    />
  );
}
