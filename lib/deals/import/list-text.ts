/**
 * Splits a cell with a bar between its parts. A part that has a bar or a backslash of its own has a backslash before it;
 * any other backslash stands for itself.
 */
export const splitList = (cell: string): string[] =>
  (cell.match(/(?:\\[\\|]|[^|])+/g) ?? [])
    .map((part) => part.replace(/\\([\\|])/g, '$1').trim())
    .filter((part) => part !== '');

/** Joins parts as `splitList` reads them. */
export const joined = (parts: readonly string[]): string =>
  parts.map((part) => part.replace(/[\\|]/g, String.raw`\$&`)).join('|');
