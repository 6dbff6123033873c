import type { Figures } from '../contract/figures.ts';
import type { DealId } from '../contract/ids.ts';
import type { FiguresRepository } from './repository.ts';
import type { RevenueRepository } from './revenue-repository.ts';

interface Deps {
  readonly figures: Pick<FiguresRepository, 'get'>;
  readonly revenue: Pick<RevenueRepository, 'ofDeal' | 'listDays'>;
}

/** Lines of `revenueByDay`, each of a day and a currency. */
const daysShown = 100;

/** A deal's figures: what its events say, and what the ledger says of its money. */
export async function getFigures({ figures, revenue }: Deps, dealId: DealId): Promise<Figures> {
  const [counts, byCurrency, revenueByDay] = await Promise.all([
    figures.get(dealId),
    revenue.ofDeal(dealId),
    revenue.listDays(dealId, { limit: daysShown }),
  ]);
  return { ...counts, revenue: byCurrency, revenueByDay };
}
