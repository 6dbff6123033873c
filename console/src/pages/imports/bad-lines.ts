import { problemColumn } from '../../../../lib/deals/import/columns.ts';
import { csvFile } from '../../../../lib/platform/csv.ts';

interface BadLine {
  readonly values: readonly string[];
  readonly problems: readonly { readonly column: string; readonly reason: string }[];
}

/** Returns lines as a file that can be mended and imported: its own columns, and one with the reasons. */
export function badLinesFile(columns: readonly string[], lines: readonly BadLine[]): string {
  // A file of bad lines that was imported again has the column already.
  const kept = columns.flatMap((name, place) => (name.trim() === problemColumn ? [] : [{ name, place }]));
  return csvFile([
    [...kept.map(({ name }) => name), problemColumn],
    ...lines.map(({ values, problems }) => [
      ...kept.map(({ place }) => values[place] ?? ''),
      problems.map(problemText).join('; '),
    ]),
  ]);
}

/** `price: must be …`; the reason alone when the fault concerns the whole line. */
export const problemText = ({ column, reason }: BadLine['problems'][number]): string =>
  column === '-' ? reason : `${column}: ${reason}`;
