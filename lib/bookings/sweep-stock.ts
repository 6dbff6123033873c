import { logger } from '../platform/logger.ts';
import type { StockRepository } from '../stock/repository.ts';
import { hasUnitsToGiveBack, type Stock } from '../stock/stock.ts';
import { type RecoverDeps, recoverClaims } from './recover-claims.ts';
import type { ReleaseDeps } from './release-holds.ts';
import { type OverdueHolds, releaseOverdue } from './release-overdue.ts';

export interface SweepDeps extends Omit<RecoverDeps, 'bookings'>, Omit<ReleaseDeps, 'bookings'> {
  readonly bookings: RecoverDeps['bookings'] & ReleaseDeps['bookings'];
  readonly stock: Pick<StockRepository, 'watched' | 'getMany' | 'setWatched'>;
  /** Begins the walk of a called-off deal whose units nobody returns. @returns whether it was needed */
  callOffAgain(stock: Stock): Promise<boolean>;
  /** Continues the waiting line of a stock: offers free units to it, or ends it when the sale is over. */
  tendLine(stock: Stock): Promise<void>;
  readonly dealBookings: OverdueHolds;
}

export interface Swept {
  claims: number;
  holds: number;
  callOffs: number;
  done: number;
}

/** A hold's own timer comes first. The sweeper takes holds that are this late. */
const overdueMs = 60_000;

/**
 * Repairs what was missed: claims of stopped consumers, holds whose timer was lost, called-off deals whose event was
 * lost. It reads only stock items of sales that are running or have open claims or holds.
 */
export async function sweepStock(deps: SweepDeps): Promise<Swept> {
  const swept: Swept = { claims: 0, holds: 0, callOffs: 0, done: 0 };
  for await (const ids of deps.stock.watched()) {
    for (let start = 0; start < ids.length; start += 100) {
      const stocks = await deps.stock.getMany(ids.slice(start, start + 100));
      for (const stock of stocks.values())
        await sweepOne(deps, stock, swept).catch(leaveForNextMinute(stock));
    }
  }
  return swept;
}

/** A stock that cannot be swept now does not delay the others. */
const leaveForNextMinute = (stock: Stock) => (error: unknown) =>
  logger.error('stock not swept', { stockId: stock.id, error });

async function sweepOne(deps: SweepDeps, stock: Stock, swept: Swept): Promise<void> {
  const now = deps.clock.now();
  swept.claims += await recoverClaims(deps, stock);
  if (stock.held > 0) swept.holds += await releaseOverdue(deps, stock.id, now - overdueMs);
  if (await deps.callOffAgain(stock)) swept.callOffs += 1;
  if (stock.line !== undefined) await deps.tendLine(stock);
  if (isSettled(stock, now)) {
    await deps.stock.setWatched(stock.id, false);
    swept.done++;
  }
}

/**
 * Returns whether the stock has nothing open and has been over for a day, so that no message of it is still under way.
 * A called-off deal sells no unit any more, and is watched until all units are back.
 */
function isSettled(stock: Stock, now: number): boolean {
  if (stock.line !== undefined) return false;
  if (stock.gate === 'called_off') return !hasUnitsToGiveBack(stock);
  const isOver = stock.closesAt + 86_400_000 < now;
  return isOver && stock.held === 0 && Object.keys(stock.claims).length === 0;
}
