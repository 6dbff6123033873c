import * as z from 'zod';
import type { BookingRecord } from '../bookings/booking.ts';
import { bookingId, type DealId, type StockId } from '../contract/ids.ts';
import type { DealBookings, WalkedPage, WalkPlace } from '../deal-bookings/repository.ts';
import { findDeal, stockOf } from '../deals/find-deal.ts';
import type { DealRepository } from '../deals/repository.ts';
import type { Staff } from '../platform/caller.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import type { StockRepository } from '../stock/repository.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import type { DoorPage, DoorPaging } from './door-page.ts';
import { wasBought } from './was-bought.ts';

export interface DealDoorDeps {
  readonly deals: DealRepository;
  readonly stocks: StockRepository;
  readonly dealBookings: Pick<DealBookings, 'walk'>;
}

/** Reads a page of a deal's bookings. @throws AppError `not_found`, `invalid_request` for a foreign cursor */
export async function pageOfDeal(
  deps: DealDoorDeps,
  staff: Staff,
  { dealId, cursor, limit }: DoorPaging & { readonly dealId: DealId },
): Promise<DoorPage> {
  const deal = await findDeal(deps, { dealId, staff, to: 'see' });
  const place = decodeCursor(cursor, position) ?? { shard: 0 };
  const [stock, page] = await Promise.all([
    stockOf(deps, dealId),
    walkBought(deps, { stockId: stockOfDeal(dealId), place, limit }),
  ]);
  return {
    facts: { dealId, title: deal.title, quantityTotal: stock.total },
    subject: { kind: 'deal', id: dealId },
    records: page.records,
    nextCursor: page.next ? encodeCursor(page.next) : null,
  };
}

const position = z.strictObject({ shard: z.int().min(0).max(15), after: bookingId.optional() });

/** A step reads one partition at most, and a small deal has few bookings in each. */
const mostSteps = 32;

/**
 * Walks on until the page is half full. Bookings that were never confirmed are passed over, and filling the page to its
 * end would read the last ones one by one.
 */
async function walkBought(
  { dealBookings }: Pick<DealDoorDeps, 'dealBookings'>,
  { stockId, place, limit }: { readonly stockId: StockId; readonly place: WalkPlace; readonly limit: number },
): Promise<{ records: BookingRecord[]; next: WalkPlace | undefined }> {
  const records: BookingRecord[] = [];
  let next: WalkPlace | undefined = place;
  for (let step = 0; next && step < mostSteps && records.length <= limit / 2; step++) {
    const page: WalkedPage = await dealBookings.walk(stockId, next, limit - records.length);
    records.push(...page.records.filter(wasBought));
    next = page.next;
  }
  return { records, next };
}
