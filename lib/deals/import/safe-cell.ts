/** The beginnings of a cell that a spreadsheet takes for a formula. */
const begin = '[=+\\-@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20]';
/**
 * In locales where the comma is the decimal mark, Excel ends a cell at a semicolon and ignores quotes inside. Behind one
 * it takes a quote for the beginning of a cell, and leaves it out.
 */
const place = '(?<=^|;[^\\S\\t\\r\\n]*)';
const quotes = `['"]*`;
const risky = new RegExp(`${place}(?=${quotes}${begin})`, 'g');
const guard = new RegExp(`${place}'(?=${quotes}${begin})`, 'g');
const plainNumber = /^-?\d+(\.\d+)?$/;

/**
 * Returns the cell for a file that people open in a spreadsheet: an apostrophe in front of everything that would be
 * calculated. `unguarded` takes exactly these apostrophes off again.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export const guarded = (cell: string): string => (plainNumber.test(cell) ? cell : cell.replace(risky, "'"));

/** Returns a cell without the apostrophes that `guarded` put in. */
export const unguarded = (cell: string): string => cell.replace(guard, '');

/** Returns rows as CSV (RFC 4180) with a byte order mark, by which Excel reads UTF-8. No cell is a formula. */
export const safeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;

function quoted(cell: string): string {
  const text = guarded(cell);
  return /[",;\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
