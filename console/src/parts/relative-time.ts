const hourMs = 3_600_000;
const units = [
  ['day', 24 * hourMs],
  ['hour', hourMs],
  ['minute', 60_000],
] as const;

/** A deadline, as it stands now. */
export interface Remaining {
  readonly isOver: boolean;
  /** Less than `soonMs` is left. */
  readonly isSoon: boolean;
  /** `in 3 days`, `5 hours ago`, in the largest unit of which there are at least two, down to minutes. */
  readonly words: string;
}

/** Says how far away an instant is. @param soonMs how early a deadline is marked, by default a day before */
export function remaining(
  instant: string,
  now: number,
  locale: string,
  soonMs: number = 24 * hourMs,
): Remaining {
  const ms = Date.parse(instant) - now;
  const [unit, size] = units.find(([, length]) => Math.abs(ms) >= 2 * length) ?? units[2];
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'always' }).format(
    Math.trunc(ms / size),
    unit,
  );
  return { isOver: ms <= 0, isSoon: ms > 0 && ms < soonMs, words };
}
