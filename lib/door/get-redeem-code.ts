import { type BookingRecord, statusAt } from '../bookings/booking.ts';
import type { BookingReader } from '../bookings/booking-reader.ts';
import { findRecordedBooking } from '../bookings/find-recorded.ts';
import { isBought } from '../bookings/status.ts';
import type { RedeemCode } from '../contract/door.ts';
import type { BookingId, BuyerId } from '../contract/ids.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { MacKey } from '../platform/mac-key.ts';
import type { CodeRepository } from './code-repository.ts';
import { qrCodeOf } from './door-code.ts';
import type { DoorKeys } from './door-keys.ts';
import { lookupDigest, type ShortCode, shortCodeOf, spelled } from './short-code.ts';

export interface CodeDeps {
  readonly bookings: Pick<BookingReader, 'find'>;
  readonly codes: CodeRepository;
  readonly keys: Pick<DoorKeys, 'current' | 'shortCodes'>;
  readonly bookingIdKey: MacKey;
  readonly clock: Clock;
}

/**
 * Returns the code of a buyer's booking. The first reading keeps the short code, so that the door finds it.
 * @throws AppError `not_found`, `order_undecided`, `invalid_state` for a booking that is not confirmed, `unavailable`
 */
export async function getRedeemCode(
  deps: CodeDeps,
  given: { readonly bookingId: BookingId; readonly buyerId: BuyerId },
): Promise<RedeemCode> {
  const record = await findRecordedBooking(deps, given);
  if (!isBought(record)) throw notYet(record, deps.clock.now());
  const [key, code] = await Promise.all([deps.keys.current(), keptCode(deps, record.id)]);
  return {
    bookingId: record.id,
    qr: qrCodeOf(key, record.id),
    code: spelled(code),
    quantity: record.quantity,
    redeemedQuantity: record.redemption?.quantity ?? 0,
  };
}

const notYet = (record: BookingRecord, now: number) =>
  new AppError('invalid_state', `A booking that is ${statusAt(record, now)} has no code.`);

/** A code that another booking has is passed over. Thirty in a row never happen. */
const attempts = 30;

async function keptCode({ codes, keys }: CodeDeps, bookingId: BookingId): Promise<ShortCode> {
  const shortCodeKey = await keys.shortCodes();
  for (let attempt = 0; attempt < attempts; attempt++) {
    const code = shortCodeOf(shortCodeKey, bookingId, attempt);
    const digest = lookupDigest(shortCodeKey, code);
    const holder = await codes.find(digest);
    if (holder === bookingId) return code;
    if (holder === undefined && (await codes.keep(digest, bookingId))) return code;
  }
  throw new Error(`No code is free for ${bookingId}`);
}
