/** The beginnings of a cell that a spreadsheet takes for a formula, also after a tab or a line break. */
const begin = '[=+\\-@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20]';
const formula = new RegExp(`^${begin}`);
/**
 * In locales where the comma is the decimal mark, Excel ends a cell at a semicolon and ignores quotes inside. Behind one
 * it takes a quote for the beginning of a cell, and leaves it out.
 */
const formulaBehindSemicolon = new RegExp(`(?<=;\\s*)(?=["']*${begin})`, 'g');

/**
 * Formats a line of CSV. A cell that a spreadsheet would calculate gets an apostrophe in front: buyers write the names,
 * and staff open the files.
 * @see https://www.rfc-editor.org/rfc/rfc4180 the format
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export const csvLine = (cells: readonly (string | number | undefined)[]): string =>
  `${cells.map((cell) => quoted(typeof cell === 'string' ? harmless(cell) : String(cell ?? ''))).join(',')}\r\n`;

function harmless(text: string): string {
  const inside = text.replace(formulaBehindSemicolon, "'");
  return formula.test(inside) ? `'${inside}` : inside;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The mark that makes Excel read a file as UTF-8. */
export const byteOrderMark = '\uFEFF';
