import type { TableProps } from '@cloudscape-design/components/table';
import type { DisputeStatus, ListedDispute } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { Deadline } from '../../parts/deadline.tsx';
import { PagedTable } from '../../parts/paging/paged-table.tsx';
import { usePagedList } from '../../parts/paging/use-paged-list.ts';
import { StripeLink } from '../../parts/stripe-link.tsx';
import { useFormats } from '../../text/format.ts';
import { useDisputeWords } from './dispute-words.ts';
import { useMoneyColumns } from './money-columns.tsx';
import { StatusFilter, useStatus } from './status-filter.tsx';
import { byInstant, mostWaiting } from './work-list.ts';

const statuses = ['open', 'won', 'lost', 'dropped'] as const satisfies DisputeStatus[];

/** The disputes, the nearest deadline first. Evidence is sent in Stripe's dashboard. */
export default function DisputesPage() {
  const text = useTranslations('work');
  const client = useClient();
  const status = useStatus(statuses);
  const isOpen = status === 'open';
  const list = usePagedList<ListedDispute>({
    queryKey: ['disputes', status],
    ask: (page, options) => client.disputes.list({ status, ...page }, options),
    names: ({ dealId }) => ({ deals: [dealId] }),
    ...(isOpen && { size: mostWaiting, order: byInstant<ListedDispute>(deadlineOf) }),
  });
  return (
    <PagedTable
      list={list}
      title={text('disputes')}
      description={text('disputesHelp')}
      columns={useDisputeColumns({ isOpen })}
      trackBy="id"
      filter={
        <StatusFilter
          label={text('status')}
          selected={status}
          options={statuses.map((id) => ({ id, text: text(`disputeOutcomes.${id}`) }))}
        />
      }
      empty={text(isOpen ? 'disputesNone' : 'noneOfStatus')}
    />
  );
}

/** Only a dispute that waits for the shop has a deadline for it. */
const deadlineOf = ({ stripeStatus, dueBy }: ListedDispute) =>
  stripeStatus.endsWith('needs_response') ? dueBy : undefined;

function useDisputeColumns({ isOpen }: { readonly isOpen: boolean }) {
  const text = useTranslations('work');
  const formats = useFormats();
  const words = useDisputeWords();
  const money = useMoneyColumns<ListedDispute>();
  const columns: TableProps.ColumnDefinition<ListedDispute>[] = [
    ...money,
    { id: 'reason', minWidth: 150, header: text('bankReason'), cell: ({ reason }) => words.reason(reason) },
    {
      id: 'status',
      minWidth: 140,
      header: text('status'),
      cell: ({ stripeStatus }) => words.status(stripeStatus),
    },
    isOpen
      ? {
          id: 'due',
          minWidth: 180,
          header: text('evidenceUntil'),
          cell: (dispute) => {
            const due = deadlineOf(dispute);
            return due ? <Deadline until={due} /> : text('bankDecides');
          },
        }
      : {
          id: 'closed',
          header: text('closedAt'),
          cell: ({ closedAt }) => (closedAt ? formats.time(closedAt) : '–'),
        },
    { id: 'opened', minWidth: 120, header: text('openedAt'), cell: ({ openedAt }) => formats.time(openedAt) },
    {
      id: 'stripe',
      header: text('atStripe'),
      cell: ({ id }) => <StripeLink kind="disputes" id={id} short={`${id.slice(0, 8)}…`} />,
    },
  ];
  return columns;
}
