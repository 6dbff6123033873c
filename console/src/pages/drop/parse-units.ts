/** The API's `maxStock`. */
const maxStock = 1_000_000;

/** Reads a whole number of units to add. @returns undefined when it is none, or the total would be too large */
export function parseUnits(typed: string, total: number): number | undefined {
  const units = /^[0-9]{1,9}$/.test(typed.trim()) ? Number(typed) : 0;
  return units > 0 && total + units <= maxStock ? units : undefined;
}
