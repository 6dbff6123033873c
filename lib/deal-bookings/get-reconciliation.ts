import type { StockId } from '../contract/ids.ts';
import type { Reconciliation } from '../contract/stock.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { StockRepository } from '../stock/repository.ts';
import { reconcile } from './reconcile.ts';
import type { DealBookings } from './repository.ts';

interface Deps {
  readonly stocks: Pick<StockRepository, 'get'>;
  readonly dealBookings: Pick<DealBookings, 'count'>;
  readonly clock: Clock;
  /** Waits for this many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

/** The stream is about a second behind the records. A difference is checked again until then. */
const patienceMs = 2_500;
const lookAgainMs = 600;

/** @throws AppError `not_found` when the deal has no stock. */
export async function getReconciliation(deps: Deps, stockId: StockId): Promise<Reconciliation> {
  const begin = deps.clock.now();
  for (let looks = 1; ; looks++) {
    const found = await look(deps, stockId);
    const patient = deps.clock.now() - begin < patienceMs && looks * lookAgainMs < patienceMs;
    if (found.balanced || !patient) return found;
    await deps.wait(lookAgainMs);
  }
}

async function look({ stocks, dealBookings, clock }: Deps, stockId: StockId): Promise<Reconciliation> {
  // Reads the records first. A booking in between then shows as a difference, and never hides one.
  const records = await dealBookings.count(stockId);
  const stock = await stocks.get(stockId, { consistent: true });
  if (!stock) throw new AppError('not_found', 'There is no such deal.');
  return { ...reconcile(stock, records), countedAt: toInstant(clock.now()) };
}
