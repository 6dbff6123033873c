import { toCells, wrongHeader } from './columns.ts';
import { type ImportedDeal, type LineProblem, readLine } from './read-line.ts';

/** One record of the file: its cells, and the line where it begins. */
export interface CsvRecord {
  readonly line: number;
  readonly values: readonly string[];
}

export interface ReadFile {
  readonly deals: ImportedDeal[];
  readonly problems: LineProblem[];
}

/** Reads every line of a file. A fault in one line does not stop the others. */
export function readFile([header, ...records]: readonly CsvRecord[], importedAt: number): ReadFile {
  const names = withoutEmptyEnd(header?.values.map((name) => name.trim()) ?? []);
  const wrong = wrongHeader(names);
  if (wrong.length > 0)
    return { deals: [], problems: wrong.map((reason) => ({ line: header?.line ?? 1, column: '-', reason })) };
  const deals: ImportedDeal[] = [];
  const problems: LineProblem[] = [];
  const lineOf = new Map<string, number>();
  for (const record of records) {
    const { line } = record;
    // Spreadsheets write rows of separators for cells that were once edited.
    if (record.values.every(isEmpty)) continue;
    const values = record.values.slice(names.length).every(isEmpty)
      ? record.values.slice(0, names.length)
      : record.values;
    if (values.length !== names.length) {
      problems.push({ line, column: '-', reason: `has ${values.length} cells instead of ${names.length}` });
      continue;
    }
    const result = readLine(toCells(names, values), line, importedAt);
    if (result.kind === 'bad') {
      problems.push(...result.problems);
      continue;
    }
    const { deal } = result.imported;
    const identity = JSON.stringify([deal.sellerId, deal.externalId]);
    const before = lineOf.get(identity);
    if (before === undefined) deals.push(result.imported);
    else problems.push({ line, column: 'externalId', reason: `is used in line ${before} too` });
    lineOf.set(identity, before ?? line);
  }
  return { deals, problems };
}

const isEmpty = (cell: string): boolean => cell.trim() === '';

const withoutEmptyEnd = (names: readonly string[]): string[] =>
  names.slice(0, names.findLastIndex((name) => name !== '') + 1);
