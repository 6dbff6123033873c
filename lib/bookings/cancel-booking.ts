import type { AuditLog } from '../audit/audit-log.ts';
import type { RecordedBooking } from '../contract/booking.ts';
import type { BookingId, BuyerId } from '../contract/ids.ts';
import type { Actor } from '../platform/actor.ts';
import { type Backoff, pause, withBackoff } from '../platform/backoff.ts';
import type { Clock } from '../platform/clock.ts';
import { isContention } from '../platform/dynamo.ts';
import { AppError } from '../platform/errors.ts';
import type { Random } from '../platform/random.ts';
import { bookingDeed } from './audit-booking.ts';
import { type BookingRecord, toBooking } from './booking.ts';
import { parseBookingId, provesOwner } from './booking-id.ts';
import { decideCancellation } from './decide.ts';
import type { BookingRepository } from './repository.ts';

export interface CancelDeps {
  readonly bookings: Pick<BookingRepository, 'get' | 'release'>;
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly bookingIdKey: Buffer;
}

interface Cancellation {
  readonly id: BookingId;
  readonly buyerId: BuyerId;
  /** Who does it on the buyer's behalf; nobody when buyers do it themselves. */
  readonly actor?: Actor | undefined;
}

/** A claim closes within a moment of its records; a broken one takes until its recovery, which is too long to wait. */
const patience: Backoff = { attempts: 6, baseMs: 50, capMs: 500 };
const contention: Backoff = { attempts: 8, baseMs: 20, capMs: 400 };

/**
 * Cancels a booking and returns its units, once.
 * @throws AppError `not_found`, `invalid_state`, `order_undecided`, `unavailable`
 */
export async function cancelBooking(
  deps: CancelDeps,
  { id, buyerId, actor }: Cancellation,
): Promise<RecordedBooking> {
  for (let attempt = 0; attempt < patience.attempts; attempt++) {
    const record = await owned(deps, id, buyerId);
    const now = deps.clock.now();
    const decision = decideCancellation(record, now);
    if (decision === 'done') return toBooking(record, now);
    if (decision === 'refuse')
      throw new AppError(
        'invalid_state',
        `A booking that is ${toBooking(record, now).status} cannot be cancelled.`,
      );
    const after = cancelled(record, now);
    const audit = actor && deps.audit.entry(actor, bookingDeed(record, after));
    const outcome = await withBackoff(
      () => deps.bookings.release([record], { to: 'cancelled', now, audit }),
      isContention,
      contention,
      deps.random,
    );
    if (outcome.kind === 'released') return toBooking(after);
    if (outcome.kind === 'claim_open') await pause(attempt, patience, deps.random);
  }
  throw new AppError('unavailable', 'The booking is being settled; try again in a moment.', {
    retryAfter: 2,
  });
}

async function owned(deps: CancelDeps, id: BookingId, buyerId: BuyerId): Promise<BookingRecord> {
  const record = await deps.bookings.get(buyerId, parseBookingId(id).identity);
  if (record?.id === id) return record;
  if (!record && provesOwner(deps.bookingIdKey, id, buyerId)) {
    throw new AppError(
      'order_undecided',
      'The order still waits for its decision; cancel it once it is decided.',
      { retryAfter: 1 },
    );
  }
  throw new AppError('not_found', 'There is no such booking.');
}

const cancelled = (record: BookingRecord, now: number): BookingRecord => ({
  ...record,
  status: 'cancelled',
  updatedAt: now,
  version: record.version + 1,
});
