import type { BookingId, BuyerId } from '../contract/ids.ts';
import type { DynamoDBDocumentClient } from '../platform/documents/commands.ts';
import { isContention, type TransactItem } from '../platform/dynamo.ts';
import type { MacKey } from '../platform/mac-key.ts';
import { transact } from '../platform/transact.ts';
import { boundsAt, boundsOf, isBounded } from '../stock/buyer-bounds.ts';
import type { Stock } from '../stock/stock.ts';
import { takeUnitsForLine } from '../stock/stock-writes.ts';
import type { BookingRecord } from './booking.ts';
import { makeBookingId } from './booking-id.ts';
import { putNew } from './booking-writes.ts';
import { isExceeded, withinBounds } from './bounded-writes.ts';
import { isOutOfBounds, isTooDear } from './decide.ts';
import { newRecord } from './new-record.ts';

export interface TakeForLineDeps {
  readonly dynamo: DynamoDBDocumentClient;
  readonly tables: { readonly bookings: string; readonly stock: string };
  readonly bookingIdKey: MacKey;
}

export interface LineOffer {
  readonly buyerId: BuyerId;
  /** Unique for the place in line, so that an offer exists once. */
  readonly key: string;
  /** The stock as it was read, whose terms the booking gets. */
  readonly stock: Stock;
  readonly quantity: number;
  readonly now: number;
  readonly holdMs: number;
  /** Takes the buyer out of the line, in the same transaction. */
  readonly leaving: (bookingId: BookingId) => { readonly entry: TransactItem; readonly place: TransactItem };
}

export type OfferOutcome =
  | { readonly kind: 'offered'; readonly record: BookingRecord }
  /** The deal would refuse this buyer's order by now. */
  | {
      readonly kind: 'refused';
      readonly code: 'limit_exceeded' | 'quantity_too_large' | 'sign_in_required' | 'amount_too_large';
    }
  /** The buyer holds too many unpaid units. Another time the offer may be possible. */
  | { readonly kind: 'too_many_unpaid' }
  /** Another process changed the stock or the entry. Nothing was written. */
  | { readonly kind: 'changed' };

/**
 * Takes units for the next in line and records the booking, in the transaction that takes the buyer out of the line:
 * eight write units, ten with a bound on one buyer. So there is never an offer without its units, and never two for one
 * place.
 */
export async function takeForLine(deps: TakeForLineDeps, offer: LineOffer): Promise<OfferOutcome> {
  const { dynamo, tables } = deps;
  const { buyerId, stock, quantity, now } = offer;
  const refused = isOutOfBounds(stock, { buyerId, quantity });
  if (refused && refused in refusals)
    return { kind: 'refused', code: refusals[refused as keyof typeof refusals] };
  if (isTooDear(stock, { quantity })) return { kind: 'refused', code: 'amount_too_large' };
  const record = recordOf(deps, offer);
  const units = {
    Update: takeUnitsForLine(tables.stock, stock.id, {
      quantity,
      into: record.status === 'held' ? 'held' : 'sold',
      now,
      terms: stock,
    }),
  };
  const write = async (tally?: TransactItem): Promise<'offered' | 'changed' | 'recount'> => {
    const parts = {
      booking: { Put: putNew(tables.bookings, record) },
      units,
      ...offer.leaving(record.id),
      tally,
    };
    try {
      const failed = await transact(dynamo, parts, 'booking', 'units', 'entry', 'tally');
      if (!failed) return 'offered';
      return failed.has('tally') && failed.size === 1 ? 'recount' : 'changed';
    } catch (error) {
      if (isContention(error)) return 'changed';
      throw error;
    }
  };
  const bounds = boundsAt(record.unitPrice, boundsOf(stock));
  const outcome = isBounded(bounds)
    ? await withinBounds(dynamo, tables, { units: record, bounds }, write)
    : await write();
  if (isExceeded(outcome))
    return outcome.exceeded === 'unpaid'
      ? { kind: 'too_many_unpaid' }
      : { kind: 'refused', code: 'limit_exceeded' };
  return outcome === 'offered' ? { kind: 'offered', record } : { kind: 'changed' };
}

const refusals = {
  limit_exceeded: 'limit_exceeded',
  quantity_too_large: 'quantity_too_large',
  sign_in_required: 'sign_in_required',
} as const;

function recordOf({ bookingIdKey }: TakeForLineDeps, offer: LineOffer): BookingRecord {
  const { buyerId, key: idempotencyKey, stock, quantity, now, holdMs } = offer;
  const units = { stockId: stock.id, quantity };
  const id = makeBookingId(bookingIdKey, { buyerId, idempotencyKey, units: [units] });
  const order = { id, buyerId, ...units, acceptedAt: now };
  return { ...newRecord(order, stock, { now, holdMs }), fromWaitingList: true };
}
