import { lineThrough } from './statistics.ts';

/** Memory at one moment of a soak. */
export interface MemorySample {
  readonly minute: number;
  readonly megabytes: number;
  /** Decided until then. */
  readonly orders: number;
}

/** What a soak's memory may gain, in percent. */
export const growthAllowed = 5;
/** Before that, functions are still being loaded and compiled; a short soak gives them a quarter of its time. */
const warmMinutes = 10;

export interface Growth {
  readonly fromMinute: number;
  readonly before: number;
  readonly after: number;
  readonly percent: number;
  readonly kilobytesAnOrder: number;
}

/**
 * How memory grows from minute 10 to the end: along a line through all samples, since one sample alone is before or
 * after a garbage collection by chance.
 * @throws Error when there are fewer than two samples in that time
 */
export function growth(samples: readonly MemorySample[], minutes: number): Growth {
  const fromMinute = Math.min(warmMinutes, minutes / 4);
  const warm = samples.filter(({ minute }) => minute >= fromMinute);
  const line = lineThrough(warm.map(({ minute, megabytes }) => ({ x: minute, y: megabytes })));
  const [before, after] = [line.at(fromMinute), line.at(minutes)];
  const byOrders = lineThrough(warm.map(({ orders, megabytes }) => ({ x: orders, y: megabytes })));
  return {
    ...{ fromMinute, before, after },
    percent: ((after - before) / before) * 100,
    kilobytesAnOrder: byOrders.slope * 1_000,
  };
}
