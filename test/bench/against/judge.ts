import type { Bar } from './bars.ts';
import type { Measure } from './measures.ts';
import { median, ratio } from './statistics.ts';

/** What was measured on one side: samples by the id of their measure. */
export type Samples = Readonly<Record<string, readonly number[]>>;

/** A line of the table. */
export interface Row {
  readonly measure: Measure;
  readonly before: number | undefined;
  readonly now: number | undefined;
  readonly ratio: number | undefined;
  readonly bar: Bar | undefined;
  /** Undefined where nothing is asked. A bar whose figure is missing is not met. */
  readonly met: boolean | undefined;
}

export function judge(
  measures: readonly Measure[],
  samples: { readonly before: Samples; readonly now: Samples },
  bars: Readonly<Record<string, Bar>>,
): Row[] {
  return measures.map((measure) => {
    const [before, now] = [figure(measure, samples.before), figure(measure, samples.now)];
    const bar = bars[measure.id];
    const found = ratio(before, now);
    return { measure, before, now, ratio: found, bar, met: bar && isMet(bar, found) };
  });
}

/** The bars that are asked against this commit. */
export const barsAgainst = (
  commit: string,
  all: Readonly<Record<string, Readonly<Record<string, Bar>>>>,
): Readonly<Record<string, Bar>> =>
  Object.entries(all).find(([prefix]) => commit.startsWith(prefix))?.[1] ?? {};

function figure({ id, takes }: Measure, samples: Samples): number | undefined {
  const values = samples[id] ?? [];
  if (values.length === 0) return undefined;
  return takes === 'least' ? Math.min(...values) : median(values);
}

function isMet(bar: Bar, found: number | undefined): boolean {
  if (found === undefined) return false;
  return 'atMost' in bar ? found <= bar.atMost : found >= bar.atLeast;
}
