import type { StockId } from '../contract/ids.ts';
import type { Clock } from '../platform/clock.ts';

/** Contention on one order predicts contention on the next. For this long a container sends orders directly to the queue. */
const hotMs = 5_000;

export interface HotStocks {
  mark(stockId: StockId): void;
  isHot(stockId: StockId): boolean;
}

/** The stocks that a warm container remembers as too busy for the direct path. */
export function hotStocks(clock: Clock): HotStocks {
  const until = new Map<StockId, number>();
  return {
    mark: (stockId) => void until.set(stockId, clock.now() + hotMs),
    isHot(stockId) {
      const end = until.get(stockId);
      if (end === undefined) return false;
      if (clock.now() < end) return true;
      until.delete(stockId);
      return false;
    },
  };
}
