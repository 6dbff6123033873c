import type { DealId } from '../../contract/ids.ts';
import type { ReportDivision, ReportFigures } from '../../contract/report.ts';
import type { StoredDeal } from '../../deals/deal.ts';
import type { DealRepository } from '../../deals/repository.ts';
import type { StockRepository } from '../../stock/repository.ts';
import { stockOfDeal } from '../../stock/stock-id.ts';
import { cityKey, type ReportOwner } from './report-places.ts';
import { type DividedSums, type Sum, type SumReader, sumsByDimension } from './report-sums.ts';

type Sale = NonNullable<ReportFigures['sale']>;

export interface SaleReader {
  readonly reports: SumReader;
  readonly deals: Pick<DealRepository, 'getMany'>;
  readonly stocks: Pick<StockRepository, 'getMany'>;
}

/** The sell-through of a period. `titles` are of deals. */
export interface Sales {
  readonly total?: Sale;
  readonly byKey: ReadonlyMap<string, Sale>;
  readonly titles: ReadonlyMap<string, string>;
}

/** A report reads so many deals and their stock. */
const mostDeals = 500;

interface Asked {
  readonly owner: ReportOwner;
  readonly by: ReportDivision;
  readonly timeZone: string;
  readonly from: string;
  readonly to: string;
  readonly sums: DividedSums;
  /** The rows that are shown. */
  readonly shown: readonly string[];
}

/** Reads what the deals of a period have sold by now, and divides it as the report is divided. */
export async function salesOf(deps: SaleReader, { by, sums, shown, ...asked }: Asked): Promise<Sales> {
  const ofDeals = by === 'deal' ? sums : await sumsByDimension(deps.reports, { ...asked, by: 'deal' });
  const sold = [...ofDeals.rows].flatMap(([id, sum]) => (wasOnSale(sum) ? [id as DealId] : []));
  const isTooMany = sold.length > mostDeals;
  const named = by === 'deal' ? (shown as DealId[]) : [];
  const read = await deps.deals.getMany([...(isTooMany ? [] : sold), ...named]);
  const deals = new Map(read.map((deal) => [deal.id, deal]));
  const titles = new Map(named.flatMap((id) => titleOf(deals.get(id))));
  if (isTooMany) return { byKey: new Map(), titles };
  const stocks = await deps.stocks.getMany(sold.map(stockOfDeal));
  const byKey = new Map<string, Sale>();
  let total: Sale = { deals: 0, unitsSold: 0, unitsOffered: 0 };
  for (const id of sold) {
    const [deal, stock] = [deals.get(id), stocks.get(stockOfDeal(id))];
    if (!deal || !stock) continue;
    const plus = (sale: Sale = { deals: 0, unitsSold: 0, unitsOffered: 0 }): Sale => ({
      deals: sale.deals + 1,
      unitsSold: sale.unitsSold + stock.sold,
      unitsOffered: sale.unitsOffered + stock.total,
    });
    total = plus(total);
    const key = keyOf(by, deal);
    byKey.set(key, plus(byKey.get(key)));
  }
  return { total, byKey, titles };
}

/** Returns whether a deal sold or began to sell. A refund years later is no sale. */
const wasOnSale = (sum: Sum): boolean =>
  ['orders', 'rejected', 'started'].some((name) => (sum.get(name) ?? 0) > 0);

const titleOf = (deal: StoredDeal | undefined): [string, string][] => (deal ? [[deal.id, deal.title]] : []);

function keyOf(by: ReportDivision, deal: StoredDeal): string {
  if (by === 'category') return deal.category;
  if (by === 'city') return cityKey(deal.location);
  return by === 'seller' ? deal.sellerId : deal.id;
}
