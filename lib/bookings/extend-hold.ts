import type { AuditLog } from '../audit/audit-log.ts';
import type { RecordedBooking } from '../contract/booking.ts';
import type { BookingId, BuyerId } from '../contract/ids.ts';
import type { Actor } from '../platform/actor.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Random } from '../platform/random.ts';
import { untilSettled } from '../platform/until-settled.ts';
import type { StockRepository } from '../stock/repository.ts';
import { bookingDeed } from './audit-booking.ts';
import { type BookingRecord, toBooking } from './booking.ts';
import { parseBookingId } from './booking-id.ts';
import { changed } from './booking-writes.ts';
import { decideExtension, type ExtensionDecision } from './decide-extension.ts';
import type { BookingRepository } from './repository.ts';

export interface ExtendDeps {
  readonly bookings: Pick<BookingRepository, 'find' | 'extend'>;
  readonly stock: Pick<StockRepository, 'get'>;
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly clock: Clock;
  readonly random: Random;
}

interface ExtendRequest {
  readonly id: BookingId;
  readonly buyerId: BuyerId;
  /** When the hold is to end, in milliseconds. */
  readonly until: number;
  readonly actor: Actor;
}

/** The buyer may begin to pay, and the hold may end, at the same moment. */
const patience = {
  races: { attempts: 6, baseMs: 30, capMs: 300 },
  contention: { attempts: 8, baseMs: 20, capMs: 400 },
  busy: 'The booking keeps changing; try again in a moment.',
  retryAfter: 2,
} as const;

/**
 * Lets a hold last longer, for a buyer who needs help to pay. The write has the status and version that were read as
 * its condition, so a hold that was released, paid or locked meanwhile is not changed. Nothing else has to be told: the
 * record's stream sets a timer for the new end, and the earlier timer and the sweeper read the record before they
 * release. The payment stays open while the booking is held.
 * @throws AppError `not_found`, `invalid_state`, `invalid_request` for an instant outside the limits
 */
export async function extendHold(
  deps: ExtendDeps,
  { id, buyerId, until, actor }: ExtendRequest,
): Promise<RecordedBooking> {
  return untilSettled({ ...patience, random: deps.random }, async () => {
    const record = await deps.bookings.find(buyerId, parseBookingId(id).identity);
    if (record === 'forgotten' || record?.id !== id)
      throw new AppError('not_found', 'There is no such booking.');
    const sale = await deps.stock.get(record.stockId, { consistent: true });
    if (!sale) throw new Error(`The stock ${record.stockId} of a booking is missing`);
    const now = deps.clock.now();
    const decision = decideExtension({ booking: record, sale, until, now });
    if (decision.kind === 'done') return toBooking(record, now);
    if (decision.kind !== 'extend') throw refusalOf(decision, record);
    const change = { holdExpiresAt: until, holdExtendedAt: now, now };
    const after = changed(record, change);
    const audit = deps.audit.entry(actor, bookingDeed(record, after));
    return (await deps.bookings.extend(record, change, audit)) ? toBooking(after, now) : undefined;
  });
}

function refusalOf(
  decision: Exclude<ExtensionDecision, { kind: 'done' | 'extend' }>,
  { holdExpiresAt = 0 }: BookingRecord,
): AppError {
  switch (decision.kind) {
    case 'refuse':
      return new AppError('invalid_state', refusals[decision.why]);
    case 'not_later':
      return wrongInstant(`must be after ${toInstant(holdExpiresAt)}, when the hold ends now`);
    case 'too_late':
      return wrongInstant(`must not be after ${toInstant(decision.latest)}`);
  }
}

const refusals = {
  not_held: 'The booking is not held, so its hold cannot be extended.',
  being_paid: 'The booking is being paid, so its units are safe.',
  called_off: 'The deal is cancelled, and its holds end.',
} as const;

const wrongInstant = (message: string) =>
  new AppError('invalid_request', `holdExpiresAt ${message}.`, {
    errors: [{ path: 'holdExpiresAt', message }],
  });
