import type { Clock } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import type { Stock } from '../stock/stock.ts';
import type { ClaimRepository } from './claims.ts';
import type { BookingRepository } from './repository.ts';

export interface RecoverDeps {
  readonly bookings: Pick<BookingRepository, 'getMany'>;
  readonly claims: Pick<ClaimRepository, 'getIntent' | 'close'>;
  readonly clock: Clock;
  /** Longer than the consumer's hard timeout. The maker of an older claim has been stopped, and writes nothing more. */
  readonly recoverAfterMs: number;
}

/**
 * Closes the claims that a stopped consumer left open. It counts the records of each claim and returns the other units.
 * @returns the number of closed claims
 */
export async function recoverClaims(deps: RecoverDeps, stock: Stock): Promise<number> {
  const before = deps.clock.now() - deps.recoverAfterMs;
  const broken = Object.entries(stock.claims).filter(([, { at }]) => at < before);
  let closed = 0;
  for (const [claimId, { units }] of broken) {
    const orders = await deps.claims.getIntent(claimId);
    if (!orders) {
      // The intent is written before the claim and outlives it by days, so an operator must have removed it.
      logger.error('claim without intent', { claimId, stockId: stock.id, units });
      continue;
    }
    const used = { held: 0, sold: 0 };
    for await (const record of deps.bookings.getMany(orders)) {
      // The same order may have been recorded under another claim, whose maker counts it.
      if (record.claimId === claimId) used[record.status === 'held' ? 'held' : 'sold'] += record.quantity;
    }
    const unused = units - used.held - used.sold;
    if (await deps.claims.close(stock.id, claimId, { ...used, unused })) closed++;
    logger.warn('claim recovered', { claimId, stockId: stock.id, ...used, unused });
  }
  return closed;
}
