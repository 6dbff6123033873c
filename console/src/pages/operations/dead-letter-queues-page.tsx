import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { DeadLetterQueue } from '@stampede/mobile-sdk/admin';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { PageButton, PageLink } from '../../parts/page-link.tsx';
import { onePage } from '../../parts/paging/one-page.ts';
import { PagedTable } from '../../parts/paging/paged-table.tsx';
import { useFormats } from '../../text/format.ts';
import { timeSpan } from './time-span.ts';

const refetchMs = 30_000;

/** All queues of messages that failed for good. Those with messages come first. */
export default function DeadLetterQueuesPage() {
  const text = useTranslations('reliability');
  const client = useClient();
  const queues = useQuery({
    queryKey: ['dead-letters', 'queues'],
    queryFn: ({ signal }) => client.deadLetterQueues.get({ signal }),
    refetchInterval: refetchMs,
  });
  return (
    <PagedTable
      list={onePage(queues, ({ items }) => items)}
      title={text('deadLetters')}
      description={text('deadLettersHelp')}
      columns={useColumns()}
      trackBy="name"
      actions={<PageButton to="/runbook?section=dead-letters">{text('toRunbook')}</PageButton>}
      empty={text('noQueues')}
    />
  );
}

function useColumns(): TableProps.ColumnDefinition<DeadLetterQueue>[] {
  const text = useTranslations('reliability');
  const formats = useFormats();
  const locale = useLocale();
  return [
    {
      id: 'name',
      minWidth: 190,
      header: text('queue'),
      isRowHeader: true,
      cell: ({ name }) => <PageLink to={`/dead-letters/${name}`}>{name}</PageLink>,
    },
    {
      id: 'waiting',
      minWidth: 130,
      header: text('messages'),
      cell: ({ waiting, hidden }) => {
        const count = waiting + hidden;
        return (
          <StatusIndicator type={count > 0 ? 'warning' : 'success'}>{formats.number(count)}</StatusIndicator>
        );
      },
    },
    {
      id: 'oldest',
      minWidth: 130,
      header: text('oldest'),
      cell: ({ waiting, hidden, oldestSeconds }) => {
        if (waiting + hidden === 0) return '–';
        return oldestSeconds === null ? text('noAge') : timeSpan(oldestSeconds, locale);
      },
    },
    { id: 'kind', minWidth: 220, header: text('kind'), cell: ({ kind }) => text(`kinds.${kind}`) },
  ];
}
