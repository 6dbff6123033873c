import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Table from '@cloudscape-design/components/table';
import type { Report } from '@stampede/mobile-sdk/admin';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { LoadError } from '../../parts/load-state.tsx';
import { TablePages } from '../../parts/paging/table-pages.tsx';
import { useFormats } from '../../text/format.ts';
import { mostDimensionDays } from './period.ts';
import { type Division, divisions } from './report-choice.ts';
import { useDividedColumns } from './use-divided-columns.tsx';

interface Props {
  readonly report: UseQueryResult<Report>;
  readonly by: Division;
  readonly hasSellers: boolean;
  readonly isTooLong: boolean;
  readonly onDivide: (by: Division) => void;
}

/** The page has more below this table. */
const rowsOnPage = 20;

/** The period by deal, category, city or seller. */
export function DividedReport({ report, by, hasSellers, isTooLong, onDivide }: Props) {
  const text = useTranslations('reports');
  const app = useTranslations('app');
  const formats = useFormats();
  const columns = useDividedColumns(by, report.data);
  const [sorting, setSorting] = useState<{ readonly id: string; readonly isDescending: boolean }>();
  const [chosen, goTo] = useState(1);
  const sorted = columns.find(({ id }) => id === sorting?.id);
  const rows = report.data?.rows ?? [];
  const compare = sorted?.sortingComparator;
  const ordered = compare
    ? rows.toSorted((one, other) => compare(one, other) * (sorting?.isDescending ? -1 : 1))
    : rows;
  const pages = Math.max(1, Math.ceil(rows.length / rowsOnPage));
  const page = Math.min(chosen, pages);
  const failed = report.isError && !report.data;
  return (
    <Table
      wrapLines
      loading={report.isLoading}
      loadingText={app('loading')}
      items={isTooLong || failed ? [] : ordered.slice((page - 1) * rowsOnPage, page * rowsOnPage)}
      trackBy="key"
      ariaLabels={{ tableLabel: text(`by.${by}`) }}
      columnDefinitions={columns}
      {...(sorted && { sortingColumn: sorted, sortingDescending: sorting?.isDescending ?? false })}
      onSortingChange={({ detail }) => {
        const column = columns.find(({ sortingField, sortingComparator }) =>
          detail.sortingColumn.sortingComparator
            ? sortingComparator === detail.sortingColumn.sortingComparator
            : sortingField === detail.sortingColumn.sortingField,
        );
        if (column?.id) setSorting({ id: column.id, isDescending: detail.isDescending ?? false });
      }}
      header={
        <Header
          variant="h2"
          {...(report.data && {
            counter: `(${formats.number(rows.length)}${report.data.hasMore ? '+' : ''})`,
          })}
          description={text(report.data?.hasMore ? 'firstRows' : `byHelp.${by}`)}
        >
          {text(`by.${by}`)}
        </Header>
      }
      filter={
        <SegmentedControl
          label={text('divide')}
          selectedId={by}
          options={divisions
            .filter((each) => each !== 'seller' || hasSellers)
            .map((id) => ({ id, text: text(`by.${id}`) }))}
          onChange={({ detail }) => {
            const chosen = divisions.find((each) => each === detail.selectedId);
            if (chosen) onDivide(chosen);
          }}
        />
      }
      pagination={<TablePages page={page} pages={pages} goTo={goTo} />}
      empty={
        failed ? (
          <LoadError error={report.error} onRetry={() => void report.refetch()} />
        ) : (
          <Box textAlign="center" color="inherit" padding={{ vertical: 'l' }}>
            {isTooLong ? text('tooLongToDivide', { most: mostDimensionDays }) : text('nothing')}
          </Box>
        )
      }
    />
  );
}
