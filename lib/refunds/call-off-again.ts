import type { Clock } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import type { Sender } from '../platform/send.ts';
import type { StockRepository } from '../stock/repository.ts';
import { hasUnitsToGiveBack, type Stock } from '../stock/stock.ts';
import { findDealOfStock } from '../stock/stock-id.ts';
import type { CallOffWalk } from './call-off-queue.ts';

export interface CallOffAgainDeps {
  readonly stock: Pick<StockRepository, 'noteCallOff'>;
  readonly calledOff: Pick<Sender<CallOffWalk>, 'send'>;
  readonly clock: Clock;
}

/** A message that is this late is lost. Its consumer has had time to fail and to get it again. */
const lostMs = 15 * 60_000;

/**
 * Begins the walk through a called-off deal's bookings when no walk is running and units are left. Either its message
 * was lost, or a booking appeared after it. An extra walk is harmless.
 * @returns whether it was begun
 */
export async function callOffAgain(deps: CallOffAgainDeps, stock: Stock): Promise<boolean> {
  const { id, gate, callOff } = stock;
  const dealId = findDealOfStock(id);
  const now = deps.clock.now();
  if (dealId === undefined || gate !== 'called_off' || !hasUnitsToGiveBack(stock)) return false;
  if (callOff?.nextAt !== undefined && callOff.nextAt + lostMs > now) return false;
  logger.warn('call-off restarted', { dealId, ...callOff });
  // Queued first: a deal that is queued twice is walked twice, while one that is noted and not queued would wait in
  // vain.
  await deps.calledOff.send({ dealId, place: { shard: 0 }, round: 0, stay: 0 });
  await deps.stock.noteCallOff(id, { nextAt: now });
  return true;
}
