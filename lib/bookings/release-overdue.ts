import type { StockId } from '../contract/ids.ts';
import { type Hold, type ReleaseDeps, releaseHolds } from './release-holds.ts';

export interface OverdueHolds {
  overdueHolds(stockId: StockId, before: number): AsyncIterable<Hold>;
}

const holdsAtOnce = 450;

/**
 * Ends the holds of a stock that were due before the instant (milliseconds) and whose timer was lost.
 * @returns how many were released
 */
export async function releaseOverdue(
  deps: ReleaseDeps & { readonly dealBookings: OverdueHolds },
  stockId: StockId,
  before: number,
): Promise<number> {
  let released = 0;
  let batch: Hold[] = [];
  const release = async () => {
    released += (await releaseHolds(deps, batch)).released;
    batch = [];
  };
  for await (const hold of deps.dealBookings.overdueHolds(stockId, before)) {
    batch.push(hold);
    if (batch.length >= holdsAtOnce) await release();
  }
  if (batch.length > 0) await release();
  return released;
}
