import { events } from '../contract/events.ts';
import { toInstant } from '../platform/clock.ts';
import { type StoredItem, stored } from '../platform/stored.ts';
import type { Change } from '../platform/stream.ts';
import { type Told, tell } from '../platform/tell.ts';
import { findDealOfStock } from '../stock/stock-id.ts';
import type { WaitingRecord } from './waiting.ts';

/** Returns the event of an entry's new status. An entry that joins again is another entry, with an id of its own. */
export function waitingEvents({ before, after }: Change): Told[] {
  if (typeof after?.status !== 'string') return [];
  const record = toRecord(after);
  if (before?.id === record.id && before?.status === record.status) return [];
  const dealId = findDealOfStock(record.stockId);
  const about = {
    entryId: record.id,
    stockId: record.stockId,
    ...(dealId !== undefined && { dealId }),
    buyerId: record.buyerId,
  };
  const subject = record.id;
  const time = toInstant(record.endedAt ?? record.joinedAt);
  if (record.status === 'waiting')
    return [tell(events.waitingJoined, { subject, time, data: { ...about, quantity: record.quantity } })];
  if (record.bookingId !== undefined) {
    const data = { ...about, bookingId: record.bookingId, quantity: record.offered ?? record.quantity };
    return [tell(events.waitingOffered, { subject, time, data })];
  }
  return [tell(events.waitingEnded, { subject, time, data: { ...about, end: record.end ?? 'left' } })];
}

const toRecord = (item: StoredItem): WaitingRecord => stored<WaitingRecord>(item, ['pk', 'sk']);
