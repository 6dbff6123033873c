import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { SoldName, useDealFacts } from '../../parts/deal-name.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { usePagedList } from '../../parts/paging/use-paged-list.ts';
import { shortId } from '../../parts/short-id.ts';
import { useFormats } from '../../text/format.ts';
import { ListTable } from './list-table.tsx';
import { repairOf } from './repairs.ts';

/** Deals whose stock differs, by the last check of each. */
export function StockDifferences() {
  const text = useTranslations('reconciliation');
  const formats = useFormats();
  const client = useClient();
  const list = usePagedList({
    queryKey: ['stock-checks'],
    ask: (page, options) => client.stockChecks.list(page, options),
    names: ({ dealId }) => ({ deals: [dealId] }),
  });
  return (
    <ListTable
      list={list}
      title={text('stockDifferences')}
      help={text('stockDifferencesHelp')}
      empty={text('stockAgrees')}
      trackBy={({ dealId, slot }) => dealId ?? `${slot?.serviceId} ${slot?.startsAt}`}
      columns={[
        {
          id: 'deal',
          header: text('deal'),
          isRowHeader: true,
          minWidth: 160,
          cell: ({ dealId, slot }) => (dealId ? <CheckLink dealId={dealId} /> : <SoldName slot={slot} />),
        },
        {
          id: 'findings',
          header: text('differences'),
          minWidth: 220,
          cell: ({ findings }) =>
            findings.map((finding) => (
              <div key={finding}>
                <StatusIndicator type={repairOf(finding) ? 'warning' : 'error'}>
                  {text(`findings.${finding}`)}
                </StatusIndicator>
              </div>
            )),
        },
        {
          id: 'counters',
          header: text('soldHeld'),
          minWidth: 150,
          cell: ({ counters, sold, held }) =>
            text('soldHeldOf', {
              sold: formats.number(counters.sold),
              recordedSold: formats.number(sold),
              held: formats.number(counters.held),
              recordedHeld: formats.number(held),
            }),
        },
        {
          id: 'checked',
          header: text('checked'),
          minWidth: 140,
          cell: ({ checkedAt }) => formats.time(checkedAt),
        },
      ]}
    />
  );
}

function CheckLink({ dealId }: { readonly dealId: string }) {
  const { data } = useDealFacts(dealId);
  return <PageLink to={`/reconciliation/deals/${dealId}`}>{data?.title ?? shortId(dealId)}</PageLink>;
}
