export type Cell = string | number;

/**
 * Excel and LibreOffice take such a cell for a formula, full-width signs included. In locales where the comma is the
 * decimal mark, Excel ends a cell at a semicolon too, and takes a quote behind it for the beginning of a cell.
 */
const formula = /(?<=^|;[^\S\t\r\n]*)(?=["']*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** Returns a table as CSV (RFC 4180), with the mark by which Excel knows UTF-8. Numbers stay numbers; text is never a formula. */
export const csvOf = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${[columns, ...rows].map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;

function cellOf(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = cell.replace(formula, "'");
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Gives the person a file. */
export function download(name: string, content: string, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Firefox still reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
