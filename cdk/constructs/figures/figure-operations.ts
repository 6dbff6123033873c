import type { NeedsOf } from '../api/needs.ts';
import type { BurstOrders } from '../bookings/burst-orders.ts';
import type { Parts } from '../parts.ts';

export interface FigureParts extends Parts {
  readonly burst: BurstOrders;
}

export const figureOperations = ({ tables, burst }: FigureParts): NeedsOf<'figures'> => ({
  getDropFigures: [
    tables.deals.read,
    tables.figures.read,
    tables.stock.read,
    // How many connections watch the deal.
    tables.live.read,
    burst.queue.look,
  ],
  getFigures: [tables.deals.read, tables.figures.read],
  listRevenue: [tables.figures.read],
  getReport: [tables.reports.read, tables.deals.read, tables.stock.read],
});
