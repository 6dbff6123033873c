import type { AuditLog } from '../audit/audit-log.ts';
import type { Cancellation } from '../contract/booking.ts';
import type { BookingId, BuyerId } from '../contract/ids.ts';
import type { Actor } from '../platform/actor.ts';
import { type Backoff, pause, withBackoff } from '../platform/backoff.ts';
import type { Clock } from '../platform/clock.ts';
import { isContention } from '../platform/dynamo.ts';
import { AppError } from '../platform/errors.ts';
import type { Random } from '../platform/random.ts';
import { bookingDeed } from './audit-booking.ts';
import { type BookingRecord, statusAt } from './booking.ts';
import { changed } from './booking-writes.ts';
import { decideCancellation } from './decide.ts';
import { recordedBooking } from './find-recorded.ts';
import type { BookingRepository } from './repository.ts';

export interface CancelDeps {
  readonly bookings: Pick<BookingRepository, 'find' | 'release'>;
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly bookingIdKey: Buffer;
}

export interface CancelRequest {
  readonly id: BookingId;
  readonly buyerId: BuyerId;
  /** Who does it on the buyer's behalf; nobody when buyers do it themselves. */
  readonly actor?: Actor | undefined;
  /** Why the system does it, when neither buyer nor staff do. */
  readonly because?: Cancellation | undefined;
}

/** A claim closes within a moment of its records; a broken one takes until its recovery, which is too long to wait. */
const patience: Backoff = { attempts: 6, baseMs: 50, capMs: 500 };
const contention: Backoff = { attempts: 8, baseMs: 20, capMs: 400 };

/**
 * Cancels a booking and returns its units, once, whatever they are of.
 * @returns the record as it is then
 * @throws AppError `not_found`, `invalid_state`, `order_undecided`, `unavailable`
 */
export async function giveUpBooking(
  deps: CancelDeps,
  { id, buyerId, actor, because }: CancelRequest,
): Promise<BookingRecord> {
  for (let attempt = 0; attempt < patience.attempts; attempt++) {
    const record = await recordedBooking(
      deps,
      { bookingId: id, buyerId },
      'The order still waits for its decision; cancel it once it is decided.',
    );
    const now = deps.clock.now();
    const decision = decideCancellation(record, now, because === 'deal_cancelled');
    if (decision === 'done') return record;
    if (decision === 'refuse')
      throw new AppError('invalid_state', `A booking that is ${statusAt(record, now)} cannot be cancelled.`);
    const change = { to: 'cancelled', now, cancellation: because } as const;
    const after = changed(record, change);
    const audit = actor && deps.audit.entry(actor, bookingDeed(record, after));
    const outcome = await withBackoff(
      () => deps.bookings.release([record], { ...change, audit }),
      isContention,
      contention,
      deps.random,
    );
    if (outcome.kind === 'released') return after;
    if (outcome.kind === 'claim_open') await pause(attempt, patience, deps.random);
  }
  throw new AppError('unavailable', 'The booking is being settled; try again in a moment.', {
    retryAfter: 2,
  });
}
