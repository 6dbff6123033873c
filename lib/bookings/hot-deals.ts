import type { DealId } from '../contract/ids.ts';
import type { Clock } from '../platform/clock.ts';

/** Contention on one order predicts contention on the next: for this long a container goes straight to the queue. */
const hotMs = 5_000;

export interface HotDeals {
  mark(dealId: DealId): void;
  isHot(dealId: DealId): boolean;
}

/** What a warm container remembers of the deals that were too busy for the direct path. */
export function hotDeals(clock: Clock): HotDeals {
  const until = new Map<DealId, number>();
  return {
    mark: (dealId) => void until.set(dealId, clock.now() + hotMs),
    isHot(dealId) {
      const end = until.get(dealId);
      if (end === undefined) return false;
      if (clock.now() < end) return true;
      until.delete(dealId);
      return false;
    },
  };
}
