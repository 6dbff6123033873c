/** The counts of a deal's figures that the room shows over time. They only rise. */
export const countNames = ['orders', 'held', 'confirmed', 'rejected'] as const;
export type CountName = (typeof countNames)[number];
export type Counts = Readonly<Record<CountName, number>>;

/** Cumulative counts at an instant. `at` is in milliseconds. */
export interface Sample extends Counts {
  readonly at: number;
}

export interface Point {
  readonly at: number;
  readonly value: number;
}

/** One hour at a sample every two seconds. Older samples go. */
export const mostSamples = 1_800;
const minuteMs = 60_000;

/** Adds a sample. An answer that came late, or twice, adds none. */
export function addSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (last && sample.at <= last.at) return samples;
  return [...samples.slice(1 - mostSamples), sample];
}

const between = (one: Sample, other: Sample, name: CountName) => Math.max(0, other[name] - one[name]);

/** Returns the rise of a count for each second, at the instant of each sample since `from`. */
export function perSecond(samples: readonly Sample[], name: CountName, from = 0): Point[] {
  const points: Point[] = [];
  for (let index = 1; index < samples.length; index++) {
    const [before, sample] = [samples[index - 1], samples[index]];
    if (!before || !sample || sample.at < from) continue;
    points.push({
      at: sample.at,
      value: (between(before, sample, name) * 1_000) / (sample.at - before.at),
    });
  }
  return points;
}

/** The rise of each count within a minute of the clock. `minute` is its start, in milliseconds. */
export interface Minute extends Counts {
  readonly minute: number;
}

/**
 * Returns the rise by minute. A difference is spread over the time between its samples: while the page was hidden, no
 * sample was taken.
 */
export function perMinute(samples: readonly Sample[]): Minute[] {
  const minutes = new Map<number, Record<CountName, number>>();
  for (let index = 1; index < samples.length; index++) {
    const [before, sample] = [samples[index - 1], samples[index]];
    if (!before || !sample) continue;
    const begin = Math.floor(before.at / minuteMs) * minuteMs;
    for (let minute = begin; minute < sample.at; minute += minuteMs) {
      const share =
        (Math.min(sample.at, minute + minuteMs) - Math.max(before.at, minute)) / (sample.at - before.at);
      const counts = minutes.get(minute) ?? { orders: 0, held: 0, confirmed: 0, rejected: 0 };
      for (const name of countNames) counts[name] += between(before, sample, name) * share;
      minutes.set(minute, counts);
    }
  }
  return [...minutes].map(([minute, counts]) => ({ minute, ...rounded(counts) }));
}

const rounded = (counts: Counts): Counts => ({
  orders: Math.round(counts.orders),
  held: Math.round(counts.held),
  confirmed: Math.round(counts.confirmed),
  rejected: Math.round(counts.rejected),
});

/** The rise of each count between two instants. */
export interface Rise extends Counts {
  /** The time between them, in milliseconds. */
  readonly ms: number;
}

/**
 * Returns the rise over the last `spanMs` of the samples, or over all of them when they are fewer.
 * @returns undefined before there are two samples
 */
export function riseOver(samples: readonly Sample[], spanMs: number): Rise | undefined {
  const last = samples.at(-1);
  const first = last && samples.find(({ at }) => at >= last.at - spanMs);
  if (!last || !first || first === last) return undefined;
  const rise = (name: CountName) => between(first, last, name);
  return {
    ms: last.at - first.at,
    orders: rise('orders'),
    held: rise('held'),
    confirmed: rise('confirmed'),
    rejected: rise('rejected'),
  };
}

/** Returns a rise for each second. */
export const rateOf = (rise: Rise, name: CountName): number => (rise[name] * 1_000) / rise.ms;

/** Returns the share of the orders with units that were paid. Undefined before the first. */
export function paidShare({ orders, rejected, confirmed }: Counts): number | undefined {
  const served = orders - rejected;
  return served > 0 ? Math.min(1, confirmed / served) : undefined;
}
