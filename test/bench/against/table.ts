import type { Bar } from './bars.ts';
import type { Row } from './judge.ts';
import type { Measure } from './measures.ts';

/** The rows as a table for people; those of parts that were not measured are left out. */
export function table(
  rows: readonly Row[],
  sides: { readonly before: string; readonly now: string },
): string {
  const lines = [
    ['', sides.before, sides.now, 'ratio', 'asked for', ''],
    ...rows.map(({ measure, before, now, ratio, bar, met }) => [
      measure.label,
      withUnit(before, measure),
      withUnit(now, measure),
      ratio === undefined ? '–' : ratio.toFixed(2),
      bar ? words(bar) : '',
      met === undefined ? '' : met ? 'met' : 'MISSED',
    ]),
  ];
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0 || column === 5
            ? cell.padEnd(widths[column] ?? 0)
            : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const words = (bar: Bar): string => ('atMost' in bar ? `≤ ${bar.atMost}` : `≥ ${bar.atLeast}`);

function withUnit(value: number | undefined, { unit }: Measure): string {
  if (value === undefined) return '–';
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : unit === 'of a core' ? 3 : 2;
  return `${value.toFixed(digits)} ${unit}`;
}
