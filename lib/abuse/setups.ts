import type { BuyerId } from '../contract/ids.ts';
import type { Clock } from '../platform/clock.ts';
import type { ReadableCounts } from '../platform/limits/shared-counts.ts';
import { countIn, msUntilBelow, type Slices, sliceAt } from '../platform/limits/sliding-window.ts';
import { logger } from '../platform/logger.ts';
import { buyerName } from './buyer-name.ts';
import type { Counted } from './decide-declines.ts';
import type { AbusePolicy } from './policy.ts';

export type SetupCounts = ReturnType<typeof setupCounts>;

/** How often customers wish to save a card, which all functions share: each one is told at once. */
export function setupCounts({
  shared,
  policy,
  clock,
}: {
  readonly shared: ReadableCounts;
  readonly policy: AbusePolicy['setups'];
  readonly clock: Clock;
}) {
  const windowMs = policy.seconds * 1_000;
  const about = (buyerId: BuyerId) => ({
    name: 'setups',
    subject: buyerName(buyerId),
    windowMs,
    now: clock.now(),
  });
  const counted = async (ask: Promise<Slices>, now: number, limit: number): Promise<Counted> => {
    try {
      const slices = await ask;
      return { count: countIn(slices, now, windowMs), waitMs: msUntilBelow(slices, limit, now, windowMs) };
    } catch (error) {
      logger.warn('cards to be saved are not counted just now', { error });
      return { count: 0, waitMs: 0 };
    }
  };
  return {
    /** Those before this one, and when there is room again. Never throws: then nothing is held against anybody. */
    of(buyerId: BuyerId): Promise<Counted> {
      const asking = about(buyerId);
      return counted(shared.read(asking), asking.now, policy.limit);
    },

    /** Counts this one. @returns with a wait when others took the room at the same moment. Never throws. */
    note(buyerId: BuyerId): Promise<Counted> {
      const telling = about(buyerId);
      const slices = new Map([[sliceAt(telling.now, windowMs), 1]]);
      return counted(shared.add({ ...telling, slices }), telling.now, policy.limit + 1);
    },
  };
}
