/** The text of a cell that a spreadsheet takes for a formula begins so, also with full-width signs. */
const begin = `["']*[=+\\-@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20]`;
/**
 * In locales where the comma is the decimal mark, Excel ends a cell at a semicolon too. It ignores the quotes around
 * the cell, and takes a quote behind the semicolon for the beginning of another one.
 */
const place = '(?<=^|;[^\\S\\t\\r\\n]*)';
const risky = new RegExp(`${place}(?=${begin})`, 'g');
const guard = new RegExp(`${place}'(?=${begin})`, 'g');
const plainNumber = /^-?\d+(\.\d+)?$/;

/**
 * Returns the text of a cell for a file that people open in a spreadsheet: an apostrophe in front of everything that the
 * spreadsheet would calculate. `unguarded` takes exactly these apostrophes off again.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export const guarded = (cell: string): string => (plainNumber.test(cell) ? cell : cell.replace(risky, "'"));

/** Returns the text of a cell without the apostrophes that `guarded` put in. */
export const unguarded = (cell: string): string => cell.replace(guard, '');

/**
 * Returns a line of CSV with its end. No text in it is a formula. An undefined cell is empty.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export const csvLine = (cells: readonly (string | number | undefined)[]): string =>
  `${cells.map((cell) => (typeof cell === 'string' ? quoted(guarded(cell)) : String(cell ?? ''))).join(',')}\r\n`;

const quoted = (text: string): string =>
  /[",;\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** The mark that makes Excel read a file as UTF-8. */
export const byteOrderMark = '\uFEFF';

/** Returns lines as a file of CSV that Excel reads as UTF-8. */
export const csvFile = (lines: readonly (readonly (string | number | undefined)[])[]): string =>
  byteOrderMark + lines.map(csvLine).join('');
