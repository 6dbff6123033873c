import type { AuditLog } from '../audit/audit-log.ts';
import type { Cancellation } from '../contract/booking.ts';
import type { BookingId, BuyerId } from '../contract/ids.ts';
import type { Actor } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { MacKey } from '../platform/mac-key.ts';
import type { Random } from '../platform/random.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { bookingDeed } from './audit-booking.ts';
import { type BookingRecord, statusAt } from './booking.ts';
import { changed } from './booking-writes.ts';
import { decideCancellation } from './decide.ts';
import { findRecordedBooking } from './find-recorded.ts';
import type { BookingRepository } from './repository.ts';

export interface CancelDeps {
  readonly bookings: Pick<BookingRepository, 'find' | 'release'>;
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly bookingIdKey: MacKey;
}

export interface CancelRequest {
  readonly id: BookingId;
  readonly buyerId: BuyerId;
  /** The member of staff who acts for the buyer. Absent when the buyer acts. */
  readonly actor?: Actor | undefined;
  /** The system's reason, when neither buyer nor staff act. */
  readonly because?: Cancellation | undefined;
}

/** A claim closes shortly after its records. A broken one waits for its recovery, which is too long to wait for. */
const patience = {
  races: { attempts: 6, baseMs: 50, capMs: 500 },
  contention: { attempts: 8, baseMs: 20, capMs: 400 },
  busy: 'The booking is being settled; try again in a moment.',
  retryAfter: 2,
} as const;

/**
 * Cancels a booking of any kind and returns its units, once.
 * @returns the record afterwards
 * @throws AppError `not_found`, `invalid_state`, `order_undecided`, `unavailable`
 */
export async function giveUpBooking(
  deps: CancelDeps,
  { id, buyerId, actor, because }: CancelRequest,
): Promise<BookingRecord> {
  return untilSettled({ ...patience, random: deps.random }, async () => {
    const record = await findRecordedBooking(
      deps,
      { bookingId: id, buyerId },
      'The order is not decided yet. Cancel it after its decision.',
    );
    const now = deps.clock.now();
    const decision = decideCancellation(record, now, because === 'deal_cancelled');
    if (decision === 'done') return record;
    if (decision === 'refuse')
      throw new AppError('invalid_state', `A booking that is ${statusAt(record, now)} cannot be cancelled.`);
    const change = { to: 'cancelled', now, cancellation: because } as const;
    const after = changed(record, change);
    const audit = actor && deps.audit.entry(actor, bookingDeed(record, after));
    const outcome = await deps.bookings.release([record], { ...change, audit });
    return outcome.kind === 'released' ? after : undefined;
  });
}
