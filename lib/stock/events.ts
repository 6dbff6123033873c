import { events } from '../contract/events.ts';
import type { Change } from '../platform/stream.ts';
import { type Told, tell } from '../platform/tell.ts';
import { toStock, toStockView } from './stock.ts';
import { findDealOfStock } from './stock-id.ts';

/**
 * Returns the events of a change of a deal's stock. Most changes only move units and make none. The intents of claims,
 * in the same table, have no total.
 */
export function stockEvents(change: Change): Told[] {
  if (!change.before || typeof change.after?.total !== 'number') return [];
  const before = toStock(change.before);
  const after = toStock(change.after);
  const subject = findDealOfStock(after.id);
  if (subject === undefined) return [];
  const told: Told[] = [];
  if (before.total !== after.total) {
    const data = { dealId: subject, quantityTotal: after.total, previous: before.total };
    told.push(tell(events.stockTotalChanged, { subject, data }));
  }
  const turn = turnOf(before.available, after.available);
  if (turn) told.push(tell(turn, { subject, data: toStockView(after) }));
  return told;
}

function turnOf(before: number, after: number) {
  if (before > 0 && after === 0) return events.stockSoldOut;
  if (before === 0 && after > 0) return events.stockReplenished;
  return undefined;
}
