import type { Clock } from '../clock.ts';
import { logger } from '../logger.ts';
import type { Rule } from './rule.ts';
import type { SharedCounts } from './shared-counts.ts';
import { countIn, msUntilBelow, plus, type Slices, sliceAt } from './sliding-window.ts';

/** A container's counts for one subject. */
interface Known {
  /** The requests that this container let through. */
  own: Slices;
  /** The part of `own` that is not yet in the shared count. */
  untold: Slices;
  /** The shared count at this container's last write. */
  told: Slices;
}

export interface Limiter {
  /** The limit's name in the table and in logs, as in `orders.device`. */
  readonly name: string;
  /** Shares the counts once this container has let enough through, and reads those of the others. Never throws. */
  refresh(subject: string): Promise<void>;
  /**
   * Returns the count as far as this container knows, and the milliseconds until there is room; 0 when there is room
   * now.
   */
  look(subject: string): { readonly count: number; readonly waitMs: number };
  /** Counts one more. */
  count(subject: string): void;
  /**
   * Adds a number to the count, and refuses nothing. Beyond `quiet` the count is shared, until it reaches `enough`;
   * from then on a higher number makes no difference. Never throws.
   * @returns the count including these, as far as this container knows
   */
  add(
    subject: string,
    times: number,
    share: { readonly quiet: number; readonly enough: number },
  ): Promise<number>;
}

/** The least recently seen subjects are removed. This forgets at most `quiet` of each count. */
const maxSubjects = 20_000;
/** When the counts cannot be shared, this container uses its own count, and tries again after this time. */
const silenceMs = 1_000;
const nothing: Slices = new Map();

/**
 * Limits how often a subject may do something in a sliding window. A container counts in its memory. It shares its
 * count once it has let `quiet` through since its last write.
 *
 * Promise: one container lets no more than `limit` through in any window; all together, no more than `limit +
 * containers × quiet`.
 */
export function limiter(name: string, rule: Rule, deps: { clock: Clock; shared: SharedCounts }): Limiter {
  const windowMs = rule.seconds * 1_000;
  const known = new Map<string, Known>();
  let silentUntil = 0;

  const of = (subject: string): Known =>
    known.get(subject) ?? { own: nothing, untold: nothing, told: nothing };
  const remember = (subject: string, what: Known) => {
    known.delete(subject);
    known.set(subject, what);
    if (known.size > maxSubjects) known.delete(known.keys().next().value as string);
  };

  /** Shares the count once this many are not yet shared, and reads those of the others. */
  const tell = async (subject: string, from: number): Promise<void> => {
    const now = deps.clock.now();
    const { untold } = of(subject);
    if (countIn(untold, now, windowMs) < from || now < silentUntil) return;
    // Removed before the call, so that no second call shares it again.
    remember(subject, { ...of(subject), untold: nothing });
    try {
      const told = await deps.shared.add({ name, subject, windowMs, slices: untold, now });
      remember(subject, { ...of(subject), told });
    } catch (error) {
      silentUntil = now + silenceMs;
      const since = of(subject);
      remember(subject, { ...since, untold: plus(untold, since.untold, now, windowMs) });
      logger.warn('limits not shared', { limit: name, error });
    }
  };

  const countMore = (subject: string, times: number) => {
    const now = deps.clock.now();
    const more = new Map([[sliceAt(now, windowMs), times]]);
    const { own, untold, told } = of(subject);
    remember(subject, {
      own: plus(own, more, now, windowMs),
      untold: plus(untold, more, now, windowMs),
      told,
    });
  };

  const limits: Limiter = {
    name,

    refresh: (subject) => tell(subject, rule.quiet),

    async add(subject, times, { quiet, enough }) {
      countMore(subject, times);
      const { count } = limits.look(subject);
      if (count - times > enough) return count;
      await tell(subject, quiet + 1);
      return limits.look(subject).count;
    },

    look(subject) {
      const now = deps.clock.now();
      const { own, untold, told } = of(subject);
      const all = plus(told, untold, now, windowMs);
      return {
        count: Math.max(countIn(own, now, windowMs), countIn(all, now, windowMs)),
        waitMs: Math.max(
          msUntilBelow(own, rule.limit, now, windowMs),
          msUntilBelow(all, rule.limit, now, windowMs),
        ),
      };
    },

    count: (subject) => countMore(subject, 1),
  };
  return limits;
}
