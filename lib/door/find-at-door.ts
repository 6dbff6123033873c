import type { BookingRecord } from '../bookings/booking.ts';
import { parseBookingId } from '../bookings/booking-id.ts';
import type { BookingReader } from '../bookings/booking-reader.ts';
import type { UnknownCode } from '../contract/door.ts';
import type { BookingId } from '../contract/ids.ts';
import { findSellerOfBooking } from '../deal-bookings/find-seller-of-booking.ts';
import type { DealBookings } from '../deal-bookings/repository.ts';
import type { DealRepository } from '../deals/repository.ts';
import type { Staff } from '../platform/caller.ts';
import { AppError } from '../platform/errors.ts';
import { logger } from '../platform/logger.ts';
import { findDealOfStock } from '../stock/stock-id.ts';
import type { CodeRepository } from './code-repository.ts';
import { provesCode, readCode } from './door-code.ts';
import type { DoorKeys } from './door-keys.ts';
import { lookupDigest } from './short-code.ts';

export interface FindAtDoorDeps {
  readonly bookings: Pick<BookingReader, 'find'>;
  readonly dealBookings: Pick<DealBookings, 'find'>;
  readonly deals: DealRepository;
  readonly codes: Pick<CodeRepository, 'find'>;
  readonly keys: DoorKeys;
}

/** How the door names a booking: by a code, or by its id. */
export interface DoorName {
  readonly code?: string | undefined;
  readonly bookingId?: BookingId | undefined;
}

/** Finds the booking that a code names. @returns why there is none */
export async function findBookingOfCode(
  deps: Pick<FindAtDoorDeps, 'codes' | 'keys'>,
  { code = '', bookingId }: DoorName,
): Promise<BookingId | UnknownCode> {
  if (bookingId !== undefined) return bookingId;
  const read = readCode(code);
  switch (read.kind) {
    case 'short':
      return (await deps.codes.find(lookupDigest(await deps.keys.shortCodes(), read.code))) ?? 'not_found';
    case 'qr': {
      const key = (await deps.keys.all()).find(({ id }) => id === read.keyId);
      if (key && provesCode(key.public, read.bytes)) return read.bookingId;
      logger.warn('forged redeem code', { bookingId: read.bookingId, keyId: read.keyId });
      return 'forged';
    }
    default:
      return read.kind;
  }
}

export interface FoundAtDoor {
  readonly record: BookingRecord;
  /** Whether its deal was cancelled. */
  readonly calledOff: boolean;
}

/** Reads a booking consistently, for staff who may see its deal or its slot. @returns undefined for any other booking */
export async function findAtDoor(
  deps: Omit<FindAtDoorDeps, 'codes' | 'keys'>,
  { bookingId, staff }: { readonly bookingId: BookingId; readonly staff: Staff },
): Promise<FoundAtDoor | undefined> {
  const [sellerId, known] = await Promise.all([
    findSellerOfBooking(deps, { bookingId, staff }).catch(ifNotFound),
    // The view of staff only says whose it is. It may be a moment behind.
    deps.dealBookings.find(bookingId),
  ]);
  if (!sellerId || !known) return undefined;
  const record = await deps.bookings.find(known.buyerId, parseBookingId(bookingId).identity);
  if (!record || record === 'forgotten' || record.id !== bookingId) return undefined;
  const dealId = findDealOfStock(record.stockId);
  const deal = dealId && (await deps.deals.get(dealId));
  return { record, calledOff: deal?.state === 'cancelled' };
}

function ifNotFound(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'not_found') return undefined;
  throw error;
}
