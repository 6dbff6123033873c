import type { Figures } from '../contract/figures.ts';
import type { DealId } from '../contract/ids.ts';
import type { FiguresRepository } from './repository.ts';
import type { RevenueRepository } from './revenue-repository.ts';

interface Deps {
  readonly figures: Pick<FiguresRepository, 'get'>;
  readonly revenue: Pick<RevenueRepository, 'ofDeal' | 'listDays'>;
}

/** The most lines of `revenueByDay`. Each line is one day and one currency. */
const daysShown = 100;

/** Returns a deal's figures: counts from its events, and money from the ledger. */
export async function getFigures({ figures, revenue }: Deps, dealId: DealId): Promise<Figures> {
  const [counts, byCurrency, revenueByDay] = await Promise.all([
    figures.get(dealId),
    revenue.ofDeal(dealId),
    revenue.listDays(dealId, { limit: daysShown }),
  ]);
  return { ...counts, revenue: byCurrency, revenueByDay };
}
