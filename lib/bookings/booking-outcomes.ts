import { unmarshall } from '@aws-sdk/util-dynamodb';
import { cancelledParts, isConditionFailed, isContention, type LostItem } from '../platform/dynamo.ts';
import type { Stock } from '../stock/stock.ts';
import { toStock } from '../stock/stock.ts';
import type { BookingRecord } from './booking.ts';
import { toRecord } from './booking-writes.ts';

/** The outcome of an order on the direct path. */
export type DirectOutcome =
  | { readonly kind: 'recorded' }
  /** The order, or another with the same key, has an outcome already. */
  | { readonly kind: 'exists'; readonly record: BookingRecord }
  /** The stock refused; this is what it looked like. */
  | { readonly kind: 'stock_refused'; readonly stock: Stock | undefined }
  | { readonly kind: 'limit_exceeded' }
  /** `until` is when the earliest of the buyer's holds ends, in milliseconds since the epoch. */
  | { readonly kind: 'too_many_unpaid'; readonly until?: number }
  /** Others are writing the same items, or more than the partition takes. */
  | { readonly kind: 'contention' };

/** The outcome of bookings that give their units back. */
export type ReleaseOutcome =
  | { readonly kind: 'released' }
  /** These were changed by somebody else meanwhile; nothing was released. */
  | { readonly kind: 'changed'; readonly changed: ReadonlySet<string> }
  /** A claim that recorded one of them is still open; nothing was released. */
  | { readonly kind: 'claim_open' };

/** The outcome of an order whose units are claimed. `busy`: nothing was written, and a later attempt may pass. */
export type RecordOutcome = 'recorded' | 'exists' | 'limit_exceeded' | 'too_many_unpaid' | 'busy';

/** Why the transaction of a direct order failed; `recount` when of all its conditions only the tally's did. */
export function directOutcome(error: unknown): DirectOutcome | 'recount' {
  const [booking, stock, tally] = cancelledParts(error) ?? [];
  if (booking?.outcome === 'condition_failed' && booking.item)
    return { kind: 'exists', record: toRecord(unmarshall(booking.item)) };
  if (stock?.outcome === 'condition_failed')
    return { kind: 'stock_refused', stock: stock.item && toStock(unmarshall(stock.item)) };
  if (tally?.outcome === 'condition_failed') return 'recount';
  if (isContention(error)) return { kind: 'contention' };
  throw error;
}

/** Why a record of claimed units was not written; `recount` when of all its conditions only the tally's failed. */
export function claimedOutcome(error: unknown, record: BookingRecord): RecordOutcome | 'recount' {
  if (isConditionFailed(error)) return isOurs(error.Item, record) ? 'recorded' : 'exists';
  const [put, count] = cancelledParts(error) ?? [];
  if (put?.outcome === 'condition_failed') return 'exists';
  if (count?.outcome === 'condition_failed') return 'recount';
  // Other orders of this buyer meet it at the tally. A cancelled transaction has surely written nothing.
  if (count && isContention(error)) return 'recount';
  throw error;
}

/** Why bookings were not released. */
export function releaseOutcome(error: unknown, records: readonly BookingRecord[]): ReleaseOutcome {
  const [stock, ...bookings] = cancelledParts(error) ?? [];
  if (!stock) throw error;
  const changed = records.filter((_, index) => bookings[index]?.outcome === 'condition_failed');
  if (changed.length > 0) return { kind: 'changed', changed: new Set(changed.map(({ id }) => id)) };
  if (stock.outcome === 'condition_failed') return { kind: 'claim_open' };
  throw error;
}

/**
 * The SDK repeats a put whose answer was lost, and then the record that stands in the way is our own: its claim tells.
 * Taking it for somebody else's would hand its units back while the buyer has them.
 */
const isOurs = (item: LostItem | undefined, { claimId }: BookingRecord): boolean =>
  claimId !== undefined && item !== undefined && unmarshall(item).claimId === claimId;
