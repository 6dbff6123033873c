import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { NoMatch } from '../../parts/no-match.tsx';
import { PagedTable } from '../../parts/paging/paged-table.tsx';
import { usePagedList } from '../../parts/paging/use-paged-list.ts';
import { timeZone } from '../../text/format.ts';
import { useAuditColumns } from './audit-columns.tsx';
import { AuditExport } from './audit-export.tsx';
import { AuditFilterBar } from './audit-filter-bar.tsx';
import {
  type AuditFilters,
  filterParams,
  hasFilters,
  noFilters,
  queryOf,
  readFilters,
} from './audit-filters.ts';

/** The changes by staff, newest first. The filters are in the address, so a search can be sent to a colleague. */
export default function AuditPage() {
  const text = useTranslations('audit');
  const client = useClient();
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params);
  const setFilters = (next: AuditFilters) => setParams(filterParams(next), { replace: true });
  const list = usePagedList({
    queryKey: ['audit', filters],
    ask: (request, options) => client.auditEntries.list({ ...queryOf(filters), ...request }, options),
    names: ({ actor, subject }) => ({
      deals: subject.kind === 'deal' ? [subject.id] : [],
      staff: [actor.staffId, ...(subject.kind === 'staff' ? [subject.id] : [])],
    }),
  });
  return (
    <PagedTable
      list={list}
      title={text('title')}
      description={text('description', { zone: timeZone() })}
      columns={useAuditColumns((part) => setFilters({ ...filters, ...part }))}
      trackBy="id"
      filter={<AuditFilterBar filters={filters} onChange={setFilters} />}
      actions={<AuditExport filters={filters} />}
      empty={hasFilters(filters) ? <NoMatch onClear={() => setFilters(noFilters)} /> : text('empty')}
    />
  );
}
