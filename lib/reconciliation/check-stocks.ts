import type { StockRun } from '../contract/reconciliation.ts';
import { toEpochMs, toInstant } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import type { StockRepository } from '../stock/repository.ts';
import type { CheckRepository } from './check-repository.ts';
import { type CheckDeps, checkStock } from './check-stock.ts';

export interface CheckStocksDeps extends CheckDeps {
  readonly stocks: Pick<StockRepository, 'get' | 'watched'>;
  readonly checks: Pick<CheckRepository, 'get' | 'keep' | 'keepRun' | 'runs'>;
}

/** The runs of one night belong together. */
const nightMs = 12 * 3_600_000;

/**
 * Checks all stocks that the sweeper watches: those that sell, or have something open. At `until` it stops, and the next
 * run of the night continues with those that were not checked yet.
 * @param until epoch milliseconds
 * @returns the run; undefined when the night's run has ended before
 */
export async function checkStocks(deps: CheckStocksDeps, until: number): Promise<StockRun | undefined> {
  const { checks, clock, stocks } = deps;
  const now = clock.now();
  const [last] = await checks.runs({ limit: 1 });
  const isOfTonight = last !== undefined && toEpochMs(last.startedAt) > now - nightMs;
  if (isOfTonight && last.endedAt !== undefined) return undefined;
  let run: StockRun = isOfTonight ? last : { startedAt: toInstant(now), checked: 0, differing: 0 };
  for await (const ids of stocks.watched())
    for (const id of ids) {
      const known = await checks.get(id);
      if (known && known.checkedAt >= run.startedAt) continue;
      if (clock.now() >= until) return keep(deps, run);
      try {
        const { findings } = await checkStock(deps, id);
        run = { ...run, checked: run.checked + 1, differing: run.differing + (findings.length > 0 ? 1 : 0) };
      } catch (error) {
        // One stock that cannot be checked does not hide the others.
        logger.error('stock not checked', { stockId: id, error });
      }
    }
  return keep(deps, { ...run, endedAt: toInstant(clock.now()) });
}

async function keep({ checks }: CheckStocksDeps, run: StockRun): Promise<StockRun> {
  await checks.keepRun(run);
  return run;
}
