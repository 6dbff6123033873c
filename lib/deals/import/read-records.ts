import { parse } from 'csv-parse/sync';
import { decodeFile } from './decode-file.ts';
import type { Read } from './money-text.ts';
import type { CsvRecord } from './read-file.ts';

/**
 * Reads a file's records, each with the line where it begins. Empty lines are left out.
 * @returns the fault when the file as a whole cannot be read
 */
export function readRecords(bytes: Uint8Array): Read<CsvRecord[]> {
  const decoded = decodeFile(bytes);
  if ('wrong' in decoded) return decoded;
  const { text, separator } = decoded.value;
  try {
    const records = parse(text, {
      delimiter: separator,
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { info: { lines: number }; raw: string; record: string[] }[];
    return {
      value: records.map(({ info, raw, record }) => ({
        line: info.lines - (raw.trim().match(/\n/g)?.length ?? 0),
        values: record,
      })),
    };
  } catch (error) {
    // The parser's message names the line, as in "Quote Not Closed: … at line 3".
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
