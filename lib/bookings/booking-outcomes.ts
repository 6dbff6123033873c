import { unmarshall } from '../platform/documents/attribute-values.ts';
import type { ConditionalCheckFailedException } from '../platform/documents/failures.ts';
import type { FailedParts } from '../platform/transact.ts';
import type { Stock } from '../stock/stock.ts';
import { toStock } from '../stock/stock.ts';
import type { BookingRecord } from './booking.ts';
import { toBookingRecord } from './booking-writes.ts';

/** The outcome of an order on the direct path. */
export type DirectOutcome =
  | { readonly kind: 'recorded' }
  /** The order, or another with the same key, already has an outcome. */
  | { readonly kind: 'exists'; readonly record: BookingRecord }
  /** The stock refused. This is its state at that time. */
  | { readonly kind: 'stock_refused'; readonly stock: Stock | undefined }
  | { readonly kind: 'limit_exceeded' }
  /** `until` is the end of the buyer's earliest hold, in milliseconds since the epoch. */
  | { readonly kind: 'too_many_unpaid'; readonly until?: number }
  /** Other requests write the same items, or exceed the partition's rate. */
  | { readonly kind: 'contention' };

/** The outcome of bookings that return their units. */
export type ReleaseOutcome =
  | { readonly kind: 'released' }
  /** Another process changed these meanwhile. Nothing was released. */
  | { readonly kind: 'changed'; readonly changed: ReadonlySet<string> }
  /** A claim that recorded one of them is still open. Nothing was released. */
  | { readonly kind: 'claim_open' };

/** The outcome of an order whose units are claimed. `busy`: nothing was written, and a later attempt may succeed. */
export type RecordOutcome = 'recorded' | 'exists' | 'limit_exceeded' | 'too_many_unpaid' | 'busy';

/** Returns the outcome of a direct order; `recount` when only the condition of the tally failed. */
export function directOutcome(
  failed: FailedParts<'booking' | 'units' | 'tally'> | undefined,
): DirectOutcome | 'recount' {
  if (!failed) return { kind: 'recorded' };
  const [booking] = failed.get('booking') ?? [];
  if (booking?.item) return { kind: 'exists', record: toBookingRecord(unmarshall(booking.item)) };
  const [units] = failed.get('units') ?? [];
  if (units) return { kind: 'stock_refused', stock: units.item && toStock(unmarshall(units.item)) };
  if (failed.has('tally')) return 'recount';
  throw new Error('DynamoDB did not return the booking whose condition failed');
}

/** Returns the outcome of a claimed order that is written with its tally; `recount` when only the tally's condition failed. */
export function talliedOutcome(
  failed: FailedParts<'booking' | 'tally'> | undefined,
): RecordOutcome | 'recount' {
  if (!failed) return 'recorded';
  return failed.has('booking') ? 'exists' : 'recount';
}

/**
 * Returns the outcome of a claimed order whose put found a record. The SDK repeats a put whose answer was lost, and then
 * finds our own record, which has our claim. If it counted as another request's record, its units would be returned
 * while the buyer has them.
 */
export function foundOutcome(
  { Item }: ConditionalCheckFailedException,
  { claimId }: BookingRecord,
): RecordOutcome {
  const isOurs = claimId !== undefined && Item !== undefined && unmarshall(Item).claimId === claimId;
  return isOurs ? 'recorded' : 'exists';
}

/** Returns the outcome of a release. The places of the failed parts say which bookings changed. */
export function releaseOutcome(
  failed: FailedParts<'units' | 'bookings'> | undefined,
  records: readonly BookingRecord[],
): ReleaseOutcome {
  if (!failed) return { kind: 'released' };
  const changed = (failed.get('bookings') ?? []).flatMap(({ place }) => records[place]?.id ?? []);
  return changed.length > 0 ? { kind: 'changed', changed: new Set(changed) } : { kind: 'claim_open' };
}
