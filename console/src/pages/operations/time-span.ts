const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Says how long something takes, in the largest unit of which there are at least two: `90 minutes`, `2 hours`. */
export function timeSpan(seconds: number, locale: string): string {
  const [unit, size] = units.find(([, length]) => seconds >= 2 * length) ?? units[3];
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.trunc(seconds / size));
}
