const dayMs = 86_400_000;
const margin = 6;

/** The clocks of a zone for some days, minute by minute, as Intl shows them. */
export interface WallClock {
  /** The first minute since the epoch. */
  readonly from: number;
  /** The local minutes since the epoch that the clocks show, by minutes since `from`. */
  readonly shown: readonly number[];
  /** The first minute at which the clocks show a local minute. */
  readonly first: ReadonlyMap<number, number>;
}

const kept = new Map<string, WallClock>();

/** Years until 2025 are the same in every runtime since tz 2025b. */
export function wallClock(zone: string, focalDay: string): WallClock {
  const key = `${zone} ${focalDay}`;
  const known = kept.get(key);
  if (known) return known;
  const from = (Date.parse(`${focalDay}T00:00:00Z`) - margin * dayMs) / 60_000;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const shown: number[] = [];
  for (let half = 0; half < (2 * margin + 1) * 48; half++) {
    const text = format.format((from + half * 30) * 60_000);
    const local = Date.parse(`${text.replace(' ', 'T')}Z`) / 60_000;
    for (let minute = 0; minute < 30; minute++) shown.push(local + minute);
  }
  const first = new Map<number, number>();
  for (const [index, local] of shown.entries()) if (!first.has(local)) first.set(local, from + index);
  const made = { from, shown, first };
  kept.set(key, made);
  return made;
}

/** Returns the first minute that shows a local time; where the clocks skip it, the one that shows it plus the gap. */
export function firstShowing({ shown, first }: WallClock, local: number): number | undefined {
  const found = first.get(local);
  if (found !== undefined || local < (shown[0] ?? 0) || local > (shown.at(-1) ?? 0)) return found;
  const after = shown.findIndex((each, index) => each > local && (shown[index - 1] ?? local) < local);
  const gap = (shown[after] ?? 0) - (shown[after - 1] ?? 0) - 1;
  return first.get(local + gap);
}
