import * as z from 'zod';
import { auditLook, type LookDeps } from '../audit/audit-look.ts';
import type { BookingRecord } from '../bookings/booking.ts';
import type { ContactRepository } from '../contacts/repository.ts';
import type { DoorEntry, DoorList } from '../contract/door.ts';
import { type BookingId, bookingId, type DealId, type StockId } from '../contract/ids.ts';
import type { DealBookings, WalkedPage, WalkPlace } from '../deal-bookings/repository.ts';
import { findDeal, stockOf } from '../deals/find-deal.ts';
import type { DealRepository } from '../deals/repository.ts';
import type { Actor } from '../platform/actor.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import type { MacKey } from '../platform/mac-key.ts';
import type { StockRepository } from '../stock/repository.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import { doorFacts } from './door-booking.ts';
import type { DoorKeys } from './door-keys.ts';
import { listDigest, shortCodeOf } from './short-code.ts';

export interface DoorListDeps extends LookDeps {
  readonly deals: DealRepository;
  readonly stocks: StockRepository;
  readonly dealBookings: Pick<DealBookings, 'walk'>;
  readonly contacts: Pick<ContactRepository, 'getMany'>;
  readonly keys: DoorKeys;
}

interface Wanted {
  readonly dealId: DealId;
  readonly withNames: boolean;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * Returns a page of what a door needs without a network. Names are read and audited only on request, so a door that
 * refreshes its list reads none.
 * @throws AppError `not_found` for a deal that the caller may not see, `invalid_request` for a foreign cursor
 */
export async function getDoorList(deps: DoorListDeps, actor: Actor, wanted: Wanted): Promise<DoorList> {
  const { dealId, withNames, cursor, limit } = wanted;
  const deal = await findDeal(deps, { dealId, staff: actor, to: 'see' });
  const place = decodeCursor(cursor, position) ?? { shard: 0 };
  const [stock, page, keys, codeKey] = await Promise.all([
    stockOf(deps, dealId),
    walkBought(deps, { stockId: stockOfDeal(dealId), place, limit }),
    deps.keys.all(),
    deps.keys.shortCodes(),
  ]);
  const names = withNames ? await namesOf(deps, actor, { dealId, records: page.records }) : undefined;
  const now = deps.clock.now();
  return {
    dealId,
    title: deal.title,
    quantityTotal: stock.total,
    keys: keys.map(({ id, publicKey }) => ({ id, publicKey })),
    items: page.records.map((record) => toEntry(codeKey, record, { now, name: names?.get(record.id) })),
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
  { dealBookings }: Pick<DoorListDeps, 'dealBookings'>,
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

/** Cancelled and refunded bookings are listed so that a door without a network knows their codes as void. */
const wasBought = ({ status, confirmedAt, total }: BookingRecord): boolean =>
  status === 'confirmed' ||
  status === 'redeemed' ||
  status === 'fulfilled' ||
  ((status === 'cancelled' || status === 'refunded') &&
    (confirmedAt !== undefined || total.amountMinor === 0));

const toEntry = (
  codeKey: MacKey,
  record: BookingRecord,
  { now, name }: { readonly now: number; readonly name: string | undefined },
): DoorEntry => ({
  bookingId: record.id,
  codeDigest: listDigest(shortCodeOf(codeKey, record.id, 0)),
  ...doorFacts(record, now),
  ...(name !== undefined && { name }),
});

async function namesOf(
  deps: DoorListDeps,
  actor: Actor,
  { dealId, records }: { readonly dealId: DealId; readonly records: readonly BookingRecord[] },
): Promise<Map<BookingId, string>> {
  const ids = records.map(({ id }) => id);
  const contacts = await deps.contacts.getMany(ids, deps.clock.now());
  await auditLook(deps, actor, { kind: 'deal', id: dealId }, { attendees: records.length });
  return new Map(
    [...contacts.values()].flatMap(({ bookingId: id, name }) => (name === undefined ? [] : [[id, name]])),
  );
}
