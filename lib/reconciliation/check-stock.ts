import type { ClaimRepository } from '../bookings/claims.ts';
import type { OverdueHolds } from '../bookings/release-overdue.ts';
import type { StockId } from '../contract/ids.ts';
import type { StockCheck } from '../contract/reconciliation.ts';
import { getReconciliation } from '../deal-bookings/get-reconciliation.ts';
import type { DealBookings } from '../deal-bookings/repository.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { StockRepository } from '../stock/repository.ts';
import type { Stock } from '../stock/stock.ts';
import type { CheckRepository } from './check-repository.ts';
import { decideStockFindings } from './decide-stock-findings.ts';

export interface CheckDeps {
  readonly stocks: Pick<StockRepository, 'get'>;
  readonly dealBookings: Pick<DealBookings, 'count'> & OverdueHolds;
  readonly claims: Pick<ClaimRepository, 'getIntent'>;
  readonly checks: Pick<CheckRepository, 'get' | 'keep'>;
  readonly clock: Clock;
  /** Waits for this many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** Longer than the consumer's hard timeout. The maker of an older claim has been stopped. */
  readonly recoverAfterMs: number;
}

/** The timer of a hold comes first, then the sweeper. */
export const overdueMs = 120_000;
const mostClaims = 50;
const mostHolds = 1_000;

/**
 * Compares a stock with its records, looks for what was left behind, and keeps the result.
 * @param isFresh whether the records were read anew just before
 * @throws AppError `not_found` when there is no such stock
 */
export async function checkStock(deps: CheckDeps, stockId: StockId, isFresh = false): Promise<StockCheck> {
  const { countedAt, balanced, ...counted } = await getReconciliation(deps, stockId);
  const stock = await deps.stocks.get(stockId, { consistent: true });
  if (!stock) throw new AppError('not_found', 'There is no such deal.');
  const now = deps.clock.now();
  const claims = await abandonedClaims(deps, stock, now);
  const overdueHolds = stock.held > 0 ? await countOverdue(deps, stockId, now) : 0;
  const before = await deps.checks.get(stockId);
  const refreshedAt = isFresh ? toInstant(now) : before?.refreshedAt;
  const evidence = { ...counted, claims, overdueHolds };
  const check: StockCheck = {
    ...evidence,
    ...decideStockFindings({ ...evidence, isFresh }),
    balanced,
    checkedAt: countedAt,
    ...(refreshedAt !== undefined && { refreshedAt }),
  };
  await deps.checks.keep(stockId, check);
  return check;
}

/** Returns the claims whose maker has stopped. */
export const brokenClaims = (
  { claims }: Pick<Stock, 'claims'>,
  { now, recoverAfterMs }: { readonly now: number; readonly recoverAfterMs: number },
) => Object.entries(claims).filter(([, { at }]) => at < now - recoverAfterMs);

const abandonedClaims = ({ claims, recoverAfterMs }: CheckDeps, stock: Stock, now: number) =>
  Promise.all(
    brokenClaims(stock, { now, recoverAfterMs })
      .slice(0, mostClaims)
      .map(async ([claimId, { units, at }]) => ({
        claimId,
        units,
        madeAt: toInstant(at),
        hasIntent: (await claims.getIntent(claimId)) !== undefined,
      })),
  );

async function countOverdue({ dealBookings }: CheckDeps, stockId: StockId, now: number): Promise<number> {
  let count = 0;
  for await (const _ of dealBookings.overdueHolds(stockId, now - overdueMs)) if (++count >= mostHolds) break;
  return count;
}
