import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { download } from '../../parts/download.ts';
import { TablePages } from '../../parts/paging/table-pages.tsx';
import { useFormats } from '../../text/format.ts';
import { badLinesFile } from './bad-lines.ts';
import type { CheckedFile, LineProblem } from './check-file.ts';

interface Props {
  readonly file: CheckedFile;
  readonly fileName: string;
}

/** The lines of a file before anything is written: first the bad ones, with their reasons. */
export function ImportPreview({ file, fileName }: Props) {
  return (
    <SpaceBetween size="l">
      <BadLines file={file} fileName={fileName} />
      <GoodLines deals={file.deals} />
    </SpaceBetween>
  );
}

function BadLines({ file, fileName }: Props) {
  const text = useTranslations('imports');
  const formats = useFormats();
  const { problems, columns, lines } = file;
  const bad = Map.groupBy(problems, ({ line }) => line);
  const paged = usePart(problems);
  if (problems.length === 0) return <Alert type="success">{text('allGood', { count: lines.length })}</Alert>;
  return (
    <Table<LineProblem>
      variant="container"
      wrapLines
      items={paged.items}
      ariaLabels={{ tableLabel: text('badLines') }}
      header={
        <Header
          variant="h2"
          counter={`(${formats.number(bad.size)})`}
          description={text('badLinesHelp')}
          actions={
            <Button
              iconName="download"
              onClick={() =>
                download(
                  text('badLinesFile', { file: fileName.replace(/\.\w+$/, '') }),
                  badLinesFile(
                    columns,
                    lines.flatMap(({ line, values }) => {
                      const found = bad.get(line);
                      return found ? [{ values, problems: found }] : [];
                    }),
                  ),
                )
              }
            >
              {text('downloadBad')}
            </Button>
          }
        >
          {text('badLines')}
        </Header>
      }
      pagination={paged.control}
      columnDefinitions={[
        {
          id: 'line',
          header: text('line'),
          width: 80,
          isRowHeader: true,
          cell: ({ line }) => formats.number(line),
        },
        { id: 'column', header: text('column'), width: 150, cell: ({ column }) => columnText(column) },
        { id: 'reason', header: text('reason'), minWidth: 240, cell: ({ reason }) => reason },
      ]}
    />
  );
}

const columnText = (column: string) => (column === '-' ? '–' : column);

function GoodLines({ deals }: Pick<CheckedFile, 'deals'>) {
  const text = useTranslations('imports');
  const formats = useFormats();
  const paged = usePart(deals);
  if (deals.length === 0) return null;
  return (
    <Table<CheckedFile['deals'][number]>
      variant="container"
      items={paged.items}
      ariaLabels={{ tableLabel: text('goodLines') }}
      header={
        <Header
          variant="h2"
          counter={`(${formats.number(deals.length)})`}
          description={text('goodLinesHelp')}
        >
          {text('goodLines')}
        </Header>
      }
      pagination={paged.control}
      columnDefinitions={[
        {
          id: 'line',
          header: text('line'),
          width: 80,
          isRowHeader: true,
          cell: ({ line }) => formats.number(line),
        },
        { id: 'externalId', header: text('externalId'), minWidth: 140, cell: ({ deal }) => deal.externalId },
        { id: 'title', header: text('dealTitle'), minWidth: 180, cell: ({ deal }) => deal.title },
        { id: 'price', header: text('price'), minWidth: 110, cell: ({ deal }) => formats.money(deal.price) },
        {
          id: 'units',
          header: text('units'),
          minWidth: 90,
          cell: ({ deal }) => formats.number(deal.quantityTotal),
        },
        {
          id: 'starts',
          header: text('starts'),
          minWidth: 160,
          cell: ({ deal }) => formats.time(deal.startsAt),
        },
        { id: 'ends', header: text('ends'), minWidth: 160, cell: ({ deal }) => formats.time(deal.endsAt) },
      ]}
    />
  );
}

const pageSize = 20;

/** Shows a list in pages, without a control when one is enough. */
function usePart<Item>(all: readonly Item[]) {
  const [wanted, setPage] = useState(1);
  const pages = Math.max(1, Math.ceil(all.length / pageSize));
  const page = Math.min(wanted, pages);
  return {
    items: all.slice((page - 1) * pageSize, page * pageSize),
    control: <TablePages page={page} pages={pages} goTo={setPage} />,
  };
}
