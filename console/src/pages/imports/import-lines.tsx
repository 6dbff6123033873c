import Button from '@cloudscape-design/components/button';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import type { TableProps } from '@cloudscape-design/components/table';
import type { DealImport, DealImportLine } from '@stampede/mobile-sdk/admin';
import { useMutation } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useClient } from '../../frame/context.ts';
import { collect } from '../../parts/collect.ts';
import { download } from '../../parts/download.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { PagedTable } from '../../parts/paging/paged-table.tsx';
import { usePagedList } from '../../parts/paging/use-paged-list.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useFormats } from '../../text/format.ts';
import { badLinesFile, problemText } from './bad-lines.ts';
import { linesDone } from './import-progress.ts';
import { LineOutcome } from './import-status.tsx';
import { maxLines } from './limits.ts';

const shown = ['all', 'failed', 'created', 'changed', 'unchanged'] as const;

interface Props {
  readonly id: string;
  readonly job: DealImport;
}

/** The lines of an import with their outcomes; the address says which of them. */
export function ImportLines({ id, job }: Props) {
  const text = useTranslations('imports');
  const client = useClient();
  const [params, setParams] = useSearchParams();
  const outcome = shown.find((each) => each === params.get('outcome')) ?? 'all';
  const filter = outcome === 'all' ? {} : { outcome };
  const list = usePagedList({
    // The outcomes change with each step of the work.
    queryKey: ['import-lines', id, outcome, linesDone(job)],
    ask: (request, options) => client.dealImportLines.list(id, { ...filter, ...request }, options),
  });
  const columns = useLineColumns(job.columns);
  return (
    <PagedTable
      isPart
      list={list}
      title={text('linesTitle')}
      trackBy={({ line }) => String(line)}
      columns={columns}
      filter={
        <SegmentedControl
          label={text('show')}
          selectedId={outcome}
          options={shown.map((each) => ({ id: each, text: text(`outcomes.${each}`) }))}
          onChange={({ detail }) =>
            setParams(detail.selectedId === 'all' ? {} : { outcome: detail.selectedId }, { replace: true })
          }
        />
      }
      {...(job.counts.failed > 0 && { actions: <BadLinesButton job={job} /> })}
      empty={text('noLines')}
    />
  );
}

function BadLinesButton({ job }: { readonly job: DealImport }) {
  const text = useTranslations('imports');
  const client = useClient();
  const load = useMutation({
    mutationFn: () =>
      collect(client.dealImportLines.list(job.id, { outcome: 'failed', limit: 100 }), maxLines),
    onSuccess: ({ items }) =>
      download(
        text('badLinesFile', { file: job.fileName.replace(/\.\w+$/, '') }),
        badLinesFile(job.columns, items),
      ),
  });
  return (
    <>
      <Button iconName="download" loading={load.isPending} onClick={() => load.mutate()}>
        {text('downloadBad')}
      </Button>
      {load.isError && <ProblemAlert error={load.error} />}
    </>
  );
}

function useLineColumns(columns: readonly string[]): TableProps.ColumnDefinition<DealImportLine>[] {
  const text = useTranslations('imports');
  const formats = useFormats();
  const cellOf = (name: string, { values }: DealImportLine) => values[columns.indexOf(name)] ?? '';
  return [
    {
      id: 'line',
      header: text('line'),
      width: 80,
      isRowHeader: true,
      cell: ({ line }) => formats.number(line),
    },
    { id: 'outcome', header: text('outcome'), minWidth: 160, cell: (line) => <LineOutcome line={line} /> },
    {
      id: 'title',
      header: text('dealTitle'),
      minWidth: 160,
      cell: (line) =>
        line.dealId ? (
          <PageLink to={`/deals/${line.dealId}`}>{cellOf('title', line)}</PageLink>
        ) : (
          cellOf('title', line)
        ),
    },
    {
      id: 'problems',
      header: text('reason'),
      minWidth: 220,
      cell: ({ problems }) =>
        problems.map((problem) => <div key={problemText(problem)}>{problemText(problem)}</div>),
    },
    {
      id: 'externalId',
      header: text('externalId'),
      minWidth: 120,
      cell: (line) => cellOf('externalId', line),
    },
  ];
}
