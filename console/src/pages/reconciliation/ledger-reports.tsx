import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { formatDay } from '../../parts/days.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { usePagedList } from '../../parts/paging/use-paged-list.ts';
import { useFormats, useRegion } from '../../text/format.ts';
import { ListTable } from './list-table.tsx';
import { useResultColumn } from './result-column.tsx';

/** Two weeks. A page of days that has fewer reports is shorter. */
const days = 14;

/** The nightly comparisons of the ledger with Stripe. */
export function LedgerReports() {
  const text = useTranslations('reconciliation');
  const formats = useFormats();
  const locale = useRegion();
  const client = useClient();
  const result = useResultColumn();
  const list = usePagedList({
    queryKey: ['ledger-reports'],
    ask: (page, options) => client.ledgerReports.list(page, options),
    size: days,
  });
  return (
    <ListTable
      list={list}
      title={text('ledgerReports')}
      help={text('ledgerReportsHelp')}
      empty={text('noReports')}
      trackBy="day"
      columns={[
        {
          id: 'day',
          header: text('day'),
          isRowHeader: true,
          minWidth: 130,
          cell: ({ day }) => <PageLink to={`/ledger?day=${day}`}>{formatDay(locale, day)}</PageLink>,
        },
        result,
        { id: 'here', header: text('comparedHere'), cell: ({ compared }) => formats.number(compared.here) },
        {
          id: 'stripe',
          header: text('comparedStripe'),
          cell: ({ compared }) => formats.number(compared.stripe),
        },
        { id: 'made', header: text('made'), minWidth: 140, cell: ({ madeAt }) => formats.time(madeAt) },
      ]}
    />
  );
}
