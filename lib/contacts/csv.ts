/** What a spreadsheet takes for a formula at the start of a cell, also behind a tab or a line break. */
const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A line of CSV. A cell that a spreadsheet would calculate begins with an apostrophe: buyers write names, and staff open
 * files.
 * @see https://www.rfc-editor.org/rfc/rfc4180 the format
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export const csvLine = (cells: readonly (string | number | undefined)[]): string =>
  `${cells.map((cell) => quoted(typeof cell === 'string' ? harmless(cell) : String(cell ?? ''))).join(',')}\r\n`;

const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** By which Excel takes a file for UTF-8. */
export const byteOrderMark = '\uFEFF';
