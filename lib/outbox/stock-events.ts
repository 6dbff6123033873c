import type { Envelope } from '../contract/events/envelope.ts';
import { events } from '../contract/events.ts';
import type { Change } from '../platform/stream.ts';
import { type Stock, toStockView } from '../stock/stock.ts';
import { envelopeOf } from './envelope.ts';

/** What changed about the stock of a deal, as far as others care: most changes only move units. */
export function stockEvents(change: Change): Envelope[] {
  if (!change.before || !change.after) return [];
  const before = change.before as unknown as Stock;
  const after = change.after as unknown as Stock;
  const subject = after.dealId;
  const told: Envelope[] = [];
  if (before.total !== after.total) {
    const data = { dealId: after.dealId, quantityTotal: after.total, previous: before.total };
    told.push(envelopeOf(events.stockTotalChanged, change, { subject, data }));
  }
  const turn = turnOf(before.available, after.available);
  if (turn) told.push(envelopeOf(turn, change, { subject, data: toStockView(after) }));
  return told;
}

function turnOf(before: number, after: number) {
  if (before > 0 && after === 0) return events.stockSoldOut;
  if (before === 0 && after > 0) return events.stockReplenished;
  return undefined;
}
