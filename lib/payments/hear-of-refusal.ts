import type { BookingId } from '../contract/ids.ts';
import type { PaymentFailure } from '../contract/payment-failure.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { withRefusal } from './count-refusal.ts';
import { isRefusalCounted, waitsForAnotherCard } from './decide.ts';
import { lookLater, type SettleOrWaitDeps, settleOrWait } from './settle-or-wait.ts';

/** Steps of the same payment may be running. */
const patience = {
  races: { attempts: 6, baseMs: 20, capMs: 300 },
  busy: 'The payment keeps changing.',
} as const;

/** An event about a refused card: its id, and the refused charge, if there was one. */
export interface RefusedCharge {
  readonly eventId: string;
  readonly chargeId?: string | undefined;
  readonly reason: PaymentFailure;
}

/**
 * Counts a refused card, once for each event. A payment with too many is voided, because that is how stolen cards are
 * tested.
 * @throws AppError `unavailable` while the payment keeps changing: deliver the event again
 */
export async function hearOfRefusal(
  deps: SettleOrWaitDeps,
  bookingId: BookingId,
  refused: RefusedCharge,
): Promise<void> {
  await countDecline(deps, bookingId, refused);
  const known = await readNow(deps, bookingId);
  if (known && waitsForAnotherCard(known)) return;
  // More cards are refused while the intent waits to be voided. One look in a few seconds is enough for all of them.
  if (await deps.looks.claim(bookingId)) await settleOrWait(deps, bookingId);
  else await lookLater(deps, bookingId);
}

async function readNow({ payments, bookings }: SettleOrWaitDeps, bookingId: BookingId) {
  const payment = await payments.get(bookingId);
  const booking = payment && (await bookings.byId(payment.buyerId, bookingId));
  return booking && { payment, booking };
}

/**
 * The count and the event's mark are one transaction, so a copy of the event counts nothing. A refusal that was already
 * read from Stripe counts nothing either.
 */
async function countDecline(
  deps: SettleOrWaitDeps,
  bookingId: BookingId,
  { eventId, chargeId, reason }: RefusedCharge,
): Promise<void> {
  const refusal = chargeId ?? eventId;
  await untilSettled({ ...patience, random: deps.random }, async () => {
    if (await deps.payments.isSeen(eventId)) return 'done';
    const known = await readNow(deps, bookingId);
    if (!known) return 'done';
    const counted = isRefusalCounted(known.payment, refusal)
      ? undefined
      : await withRefusal(deps, known, { refusal, reason });
    const outcome = await deps.payments.markSeen(eventId, deps.clock.now(), counted);
    return outcome === 'done' ? outcome : undefined;
  });
}
