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
          isRowHeader: true,
          cell: ({ id, fileName }: DealImport) => <PageLink to={`/imports/${id}`}>{fileName}</PageLink>,
        },
        { id: 'status', header: text('status'), cell: (job) => <ImportStatus job={job} /> },
        { id: 'lines', header: text('lines'), cell: ({ lines }) => formats.number(lines) },
        { id: 'failed', header: text('badLines'), cell: ({ counts }) => formats.number(counts.failed) },
        { id: 'by', header: text('by'), cell: ({ staffId }) => <StaffName id={staffId} /> },
        { id: 'at', header: text('at'), cell: ({ createdAt }) => formats.time(createdAt) },
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
