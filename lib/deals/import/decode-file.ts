import { columns } from './columns.ts';
import type { Read } from './money-text.ts';

const separators = [',', ';', '\t'] as const;

export interface CsvText {
  readonly text: string;
  readonly separator: string;
}

/**
 * Decodes a file and finds the separator of its cells. Spreadsheets write UTF-8 with or without a byte order mark, or
 * UTF-16. They separate with commas, semicolons or tabs, and may name the separator in a first line, `sep=;`.
 * @returns the fault when letters would be lost: an eight-bit code page cannot be told from another
 */
export function decodeFile(bytes: Uint8Array): Read<CsvText> {
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return {
      wrong: `The file is not ${encoding.toUpperCase()}. It may be Windows-1252 or another code page. Save it as "CSV UTF-8".`,
    };
  }
  if (text.includes('\0')) return { wrong: 'The file is not text. Save it as "CSV UTF-8".' };
  // The line stays as an empty line, so that problems have the line numbers that an editor shows.
  const [line, said] = /^sep=(.)(?=\r?\n)/.exec(text) ?? [''];
  const rest = text.slice(line.length);
  return { value: { text: rest, separator: said ?? separatorOf(rest) } };
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark: column names are ASCII, so one byte of each letter is zero.
  if (first !== undefined && first !== 0 && second === 0) return 'utf-16le';
  return first === 0 && second !== 0 ? 'utf-16be' : 'utf-8';
}

/** Returns the separator that finds the most columns in the header line. */
function separatorOf(text: string): string {
  const head = /^\s*(.*)/.exec(text)?.[1] ?? '';
  const known: readonly string[] = columns;
  const found = (separator: string) =>
    head.split(separator).filter((name) => known.includes(name.replaceAll('"', '').trim())).length;
  return separators.toSorted((a, b) => found(b) - found(a))[0] ?? ',';
}
