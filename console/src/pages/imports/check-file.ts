import { type ReadFile, readFile } from '../../../../lib/deals/import/read-file.ts';
import type { LineProblem } from '../../../../lib/deals/import/read-line.ts';
import { readRecords } from '../../../../lib/deals/import/read-records.ts';

export type { LineProblem };

export interface FileLine {
  readonly line: number;
  readonly values: readonly string[];
}

/** A file as the import understands it. */
export interface CheckedFile {
  readonly columns: readonly string[];
  /** Every line with content. */
  readonly lines: readonly FileLine[];
  /** The lines that can be imported, as deals. */
  readonly deals: ReadFile['deals'];
  readonly problems: readonly LineProblem[];
}

/**
 * Reads and checks a file by the code of `npm run import`, which the server uses too.
 * @returns the fault when the file as a whole cannot be imported
 */
export function checkFile(bytes: Uint8Array, now: number): CheckedFile | { readonly wrong: string } {
  const records = readRecords(bytes);
  if ('wrong' in records) return records;
  const [header, ...rest] = records.value;
  const lines = rest.filter(({ values }) => values.some((cell) => cell.trim() !== ''));
  const { deals, problems } = readFile(records.value, now);
  const faults = problems.filter(({ line }) => line === (header?.line ?? 1));
  if (!header || faults.length > 0) return { wrong: faults.map(({ reason }) => reason).join(' ') };
  return { columns: withoutEmptyEnd(header.values), lines, deals, problems };
}

/** Spreadsheets write empty cells behind the header line. */
const withoutEmptyEnd = (names: readonly string[]) =>
  names.map((name) => name.trim()).slice(0, names.findLastIndex((name) => name.trim() !== '') + 1);
