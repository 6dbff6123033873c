import type { Clock } from '../clock.ts';
import { logger } from '../logger.ts';
import type { Rule } from './rule.ts';
import type { SharedCounts } from './shared-counts.ts';
import { countIn, msUntilBelow, plus, type Slices, sliceAt } from './sliding-window.ts';

/** What this container knows of one subject. */
interface Known {
  /** What it let through itself. */
  own: Slices;
  /** Of that, what the others do not know. */
  untold: Slices;
  /** What all containers had told when this one last told. */
  told: Slices;
}

export interface Limiter {
  /** What it is called in the table and in logs, as in `orders.device`. */
  readonly name: string;
  /** Tells the others once this container has let enough through, and hears from them. Never throws. */
  refresh(subject: string): Promise<void>;
  /** How often, as far as this container knows, and when there is room again; 0 when there is room now. */
  look(subject: string): { readonly count: number; readonly waitMs: number };
  /** Counts one more. */
  count(subject: string): void;
  /**
   * Counts so many at once, and refuses nothing. The others are told beyond `quiet`, until `enough` are known: from then
   * on it does not matter how many more there are. Never throws.
   * @returns how many, these included, as far as this container knows
   */
  add(
    subject: string,
    times: number,
    share: { readonly quiet: number; readonly enough: number },
  ): Promise<number>;
}

/** The least recently seen make room; what is forgotten of them is at most `quiet`. */
const maxSubjects = 20_000;
/** When the others cannot be told, this container goes by what it knows, and tries again later. */
const silenceMs = 1_000;
const nothing: Slices = new Map();

/**
 * Limits how often a subject may do something in a sliding window. A container counts in its memory, and shares its
 * count once it has let `quiet` through that the others do not know of.
 *
 * Promise: one container lets no more than `limit` through in any window; all together, no more than
 * `limit + containers × quiet`.
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

  /** Tells the others once they do not know of so many, and hears from them. */
  const tell = async (subject: string, from: number): Promise<void> => {
    const now = deps.clock.now();
    const { untold } = of(subject);
    if (countIn(untold, now, windowMs) < from || now < silentUntil) return;
    // Taken out before the call, so that nobody tells it twice.
    remember(subject, { ...of(subject), untold: nothing });
    try {
      const told = await deps.shared.add({ name, subject, windowMs, slices: untold, now });
      remember(subject, { ...of(subject), told });
    } catch (error) {
      silentUntil = now + silenceMs;
      const since = of(subject);
      remember(subject, { ...since, untold: plus(untold, since.untold, now, windowMs) });
      logger.warn('limits are not shared just now', { limit: name, error });
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
