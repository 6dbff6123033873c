import { events } from '../contract/events.ts';
import type { Change } from '../platform/stream.ts';
import { type Told, tell } from '../platform/tell.ts';
import { type Stock, toStock, toStockView, unitsForAll } from './stock.ts';
import { findDealOfStock } from './stock-id.ts';

/**
 * Returns the events of a change of a stock. Most changes only move units and make none. The intents of claims, in the
 * same table, have no total. While a line waits, the public has no units: free ones are for the line.
 */
export function stockEvents(change: Change): Told[] {
  if (!change.before || typeof change.after?.total !== 'number') return [];
  const before = toStock(change.before);
  const after = toStock(change.after);
  const told: Told[] = freedForLine(before, after);
  const subject = findDealOfStock(after.id);
  if (subject === undefined) return told;
  if (before.total !== after.total) {
    const data = { dealId: subject, quantityTotal: after.total, previous: before.total };
    told.push(tell(events.stockTotalChanged, { subject, data }));
  }
  const turn = turnOf(unitsForAll(before), unitsForAll(after));
  if (turn) told.push(tell(turn, { subject, data: toStockView(after) }));
  return told;
}

/** Units came back while people wait for them. */
function freedForLine(before: Stock, { id, available, waiting }: Stock): Told[] {
  if (waiting === undefined || available <= before.available) return [];
  return [
    tell(events.stockUnitsFreed, {
      subject: id,
      data: { stockId: id, available, waiting: Math.max(0, waiting) },
    }),
  ];
}

function turnOf(before: number, after: number) {
  if (before > 0 && after === 0) return events.stockSoldOut;
  if (before === 0 && after > 0) return events.stockReplenished;
  return undefined;
}
