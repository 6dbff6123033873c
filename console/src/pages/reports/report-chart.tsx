import MixedLineBarChart from '@cloudscape-design/components/mixed-line-bar-chart';
import type { Report, ReportFigures, ReportRow } from '@stampede/mobile-sdk/admin';
import { useTranslations } from 'use-intl';
import { figureOf, type Measure } from './measures.ts';
import { useFigureText } from './use-figure-text.ts';
import { useTimeText } from './use-time-text.ts';

interface Props {
  readonly report: Report;
  readonly measure: Measure;
}

/** A measure by day or hour as bars, and that of the period before as a line. */
export default function ReportChart({ report, measure }: Props) {
  const text = useTranslations('reports');
  const shown = useFigureText();
  const times = useTimeText(report);
  const factor = shown.drawn(measure, 1) || 1;
  const written = (drawn: number) => shown.value(measure, drawn / factor);
  const pointsOf = (figuresOf: (row: ReportRow) => ReportFigures | undefined) =>
    report.rows.flatMap((row) => {
      const figures = figuresOf(row);
      const value = figures && figureOf(figures, measure);
      // An hour without orders has no conversion, which is another thing than 0 %.
      return value === undefined ? [] : [{ x: row.key, y: shown.drawn(measure, value) }];
    });
  const now = pointsOf((row) => row);
  const before = pointsOf((row) => row.before);
  const values = [...now, ...before].map(({ y }) => y);
  // An axis without height has no ticks.
  const least = measure.kind === 'share' ? 0.1 : 1;
  return (
    <MixedLineBarChart<string>
      height={240}
      hideFilter
      xScaleType="categorical"
      xDomain={report.rows.map(({ key }) => key)}
      yDomain={[Math.min(0, ...values), Math.max(least, ...values)]}
      emphasizeBaselineAxis
      ariaLabel={text('chart', { name: shown.name(measure) })}
      ariaDescription={text('chartHelp')}
      i18nStrings={{ xTickFormatter: times.short, yTickFormatter: written }}
      series={[
        { type: 'bar', title: shown.name(measure), data: now, valueFormatter: written },
        ...(before.length > 0
          ? [
              {
                type: 'line' as const,
                title: text('periodBefore'),
                data: before,
                valueFormatter: written,
              },
            ]
          : []),
      ]}
      detailPopoverSeriesContent={({ series, x, y }) => ({
        key: series.type === 'line' ? series.title : times.long(x),
        value: written(y),
      })}
    />
  );
}
