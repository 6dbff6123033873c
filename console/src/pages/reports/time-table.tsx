import Table from '@cloudscape-design/components/table';
import type { Report, ReportRow } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { figureOf, type Measure, measureId } from './measures.ts';
import { useFigureText } from './use-figure-text.ts';
import { useTimeText } from './use-time-text.ts';

interface Props {
  readonly report: Report;
  readonly measures: readonly Measure[];
}

/** The figures of the chart, newest first, for screen readers and for those who need the numbers. */
export function TimeTable({ report, measures }: Props) {
  const text = useTranslations('reports');
  const shown = useFigureText();
  const times = useTimeText(report);
  const name = text(report.by === 'hour' ? 'hour' : 'day', { zone: report.timeZone });
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      items={report.rows.toReversed()}
      trackBy="key"
      ariaLabels={{ tableLabel: text(report.by === 'hour' ? 'byHour' : 'byDay') }}
      columnDefinitions={[
        { id: 'time', header: name, isRowHeader: true, cell: ({ key }: ReportRow) => times.long(key) },
        ...measures.map((measure) => ({
          id: measureId(measure),
          header: shown.name(measure),
          cell: (row: ReportRow) => shown.value(measure, figureOf(row, measure)),
        })),
      ]}
    />
  );
}
