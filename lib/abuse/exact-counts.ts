import type { Clock } from '../platform/clock.ts';
import type { ReadableCounts } from '../platform/limits/shared-counts.ts';
import { countIn, msUntilBelow, type Slices, sliceAt } from '../platform/limits/sliding-window.ts';
import { logger } from '../platform/logger.ts';

/** The count in the window, and the time until it is below the limit again. */
export interface WindowCount {
  readonly count: number;
  /** Milliseconds; 0 while there is room. */
  readonly waitMs: number;
}

export interface ExactCountDeps {
  readonly shared: ReadableCounts;
  readonly clock: Clock;
}

export type ExactCounts = ReturnType<typeof exactCounts>;

export const notCounted: WindowCount = { count: 0, waitMs: 0 };

/**
 * Counts in a sliding window that all functions share. Unlike in a limiter, each event is written at once: one write
 * unit. When the count cannot be read, it is zero.
 * @param name as in `declines.buyer`: a part of the key of the count
 */
export function exactCounts(
  { shared, clock }: ExactCountDeps,
  name: string,
  { seconds, limit = Number.POSITIVE_INFINITY }: { readonly seconds: number; readonly limit?: number },
) {
  const windowMs = seconds * 1_000;
  const counted = async (
    subject: string,
    most: number,
    ask: (asking: { name: string; subject: string; windowMs: number; now: number }) => Promise<Slices>,
  ): Promise<WindowCount> => {
    const now = clock.now();
    try {
      const slices = await ask({ name, subject, windowMs, now });
      return { count: countIn(slices, now, windowMs), waitMs: msUntilBelow(slices, most, now, windowMs) };
    } catch (error) {
      logger.warn('count unavailable', { count: name, error });
      return notCounted;
    }
  };
  return {
    /** Reads the count: half a read unit. Never throws. */
    of: (subject: string): Promise<WindowCount> => counted(subject, limit, (asking) => shared.read(asking)),

    /**
     * Counts one more. Never throws.
     * @param most the wait lasts until the count is below this; by default the limit
     */
    note: (subject: string, most = limit): Promise<WindowCount> =>
      counted(subject, most, (telling) =>
        shared.add({ ...telling, slices: new Map([[sliceAt(telling.now, windowMs), 1]]) }),
      ),
  };
}
