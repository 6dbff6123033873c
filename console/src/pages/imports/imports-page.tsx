import type { DealImport } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { PageButton, PageLink } from '../../parts/page-link.tsx';
import { PagedTable } from '../../parts/paging/paged-table.tsx';
import { usePagedList } from '../../parts/paging/use-paged-list.ts';
import { StaffName } from '../../parts/staff-name.tsx';
import { useFormats } from '../../text/format.ts';
import { ImportStatus } from './import-status.tsx';

/** Imports of deals, newest first. */
export default function ImportsPage() {
  const text = useTranslations('imports');
  const formats = useFormats();
  const client = useClient();
  const list = usePagedList({
    queryKey: ['imports'],
    ask: (request, options) => client.dealImports.list(request, options),
    names: ({ staffId }) => ({ staff: [staffId] }),
  });
  return (
    <PagedTable
      list={list}
      title={text('title')}
      description={text('description')}
      trackBy="id"
      columns={[
        {
          id: 'file',
          header: text('file'),
          minWidth: 180,
          isRowHeader: true,
          cell: ({ id, fileName }: DealImport) => <PageLink to={`/imports/${id}`}>{fileName}</PageLink>,
        },
        { id: 'status', header: text('status'), minWidth: 150, cell: (job) => <ImportStatus job={job} /> },
        { id: 'lines', header: text('lines'), minWidth: 90, cell: ({ lines }) => formats.number(lines) },
        {
          id: 'failed',
          header: text('badLines'),
          minWidth: 120,
          cell: ({ counts }) => formats.number(counts.failed),
        },
        { id: 'by', header: text('by'), minWidth: 150, cell: ({ staffId }) => <StaffName id={staffId} /> },
        { id: 'at', header: text('at'), minWidth: 160, cell: ({ createdAt }) => formats.time(createdAt) },
      ]}
      actions={
        <PageButton variant="primary" to="/imports/new">
          {text('new')}
        </PageButton>
      }
      empty={text('empty')}
    />
  );
}
