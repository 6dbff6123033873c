import { type BookingRecord, toBooking } from '../bookings/booking.ts';
import { findRecordedBooking } from '../bookings/find-recorded.ts';
import { isBought } from '../bookings/status.ts';
import type { BookingId, BuyerId } from '../contract/ids.ts';
import { AppError } from '../platform/errors.ts';
import { logger } from '../platform/logger.ts';
import type { MacKey } from '../platform/mac-key.ts';
import { failureOf } from '../stripe/provider.ts';
import { type AddressChange, addressChange } from './address-writes.ts';
import { isAttended, isBeingPrepared } from './being-prepared.ts';
import { maxDeclines } from './decide.ts';
import { decideLastWord } from './decide-last-word.ts';
import { dueAfter } from './due.ts';
import type { PaymentRecord } from './payment.ts';
import { linesOf } from './payment-lines.ts';
import { nextVersion } from './payment-writes.ts';
import { restatePayment } from './restate-payment.ts';
import { lookLater, type WaitDeps } from './settle-or-wait.ts';
import { type SettledPayment, type SettlePaymentDeps, settlePayment } from './settle-payment.ts';

export interface BeginDeps extends SettlePaymentDeps, WaitDeps {}

export interface StartDeps extends BeginDeps {
  readonly bookingIdKey: MacKey;
}

export interface StartRequest {
  readonly bookingId: BookingId;
  readonly buyerId: BuyerId;
  readonly email?: string;
  /** The digest of the address (`emailDigest`), under the key for `guest-email`. */
  readonly emailDigest?: string;
  readonly stripeCustomer?: string;
  /** Absent when the buyer was not asked. */
  readonly saveMethod?: boolean;
  /** A saved method to pay with at once. */
  readonly methodId?: string;
}

/**
 * Begins the payment of a held booking, or finds an existing one. While Stripe has room it is ready at once. In a rush
 * it waits in the queue, and the hold is extended. A later call with other details counts until the buyer has paid.
 * @returns the current payment: `open` when the buyer can pay.
 * @throws AppError `not_found`, `order_undecided`, `invalid_state`, `payment_refused`
 */
export async function startPayment(deps: StartDeps, request: StartRequest): Promise<SettledPayment> {
  return startPaymentOf(deps, await findRecordedBooking(deps, request), request);
}

/**
 * The same for a booking that the caller has read.
 * @throws AppError `invalid_state`, `payment_refused`
 */
export async function startPaymentOf(
  deps: BeginDeps,
  booking: BookingRecord,
  request: StartRequest,
): Promise<SettledPayment> {
  const begun = await deps.payments.get(request.bookingId);
  assertPayable(booking, begun, deps.clock.now());
  const live = begun?.status === 'voided' ? undefined : begun;
  const restated = live && (await restate(deps, { live, booking, request }));
  if (restated) return restated;
  if (live && (!isBeingPrepared(live) || isAttended(live, deps.clock.now())))
    return { payment: live, booking };
  const payment = live ? takeOver(deps, live) : newPayment(deps, { request, booking, begun });
  // It is recorded before Stripe is called, so there is one payment, and one caller prepares it.
  const address = live ? undefined : addressGiven(deps, { request, booking, begun });
  const outcome = await (begun
    ? deps.payments.take({ payment, address })
    : deps.payments.begin(payment, { address }));
  if (outcome === 'done') {
    const settled = await settleNow(deps, { payment, booking });
    // A payment that another call left unfinished has that call's details.
    return (live && (await restate(deps, { ...settled, live: settled.payment, request }))) ?? settled;
  }
  const other = await takenByOther(deps, booking);
  return (await restate(deps, { live: other, booking, request })) ?? { payment: other, booking };
}

/**
 * @returns undefined when the call has no new details, or comes too early. A payment that is being prepared is not returned, so its buyer must ask again.
 */
async function restate(
  deps: BeginDeps,
  { live, booking, request }: { live: PaymentRecord; booking: BookingRecord; request: StartRequest },
): Promise<SettledPayment | undefined> {
  const silent = isBeingPrepared(live) || request.methodId !== undefined;
  const word = silent ? undefined : decideLastWord(live, request);
  if (!word) return undefined;
  const asGuest = request.stripeCustomer === undefined;
  const restated = await restatePayment(deps, { payment: live, booking, word, asGuest });
  if (restated.kind !== 'kept') return startPaymentOf(deps, await readAgain(deps, booking), request);
  return { payment: restated.payment, booking };
}

/** @throws AppError `not_found` when its buyer was erased meanwhile */
async function readAgain({ bookings }: BeginDeps, { id, buyerId }: BookingRecord): Promise<BookingRecord> {
  const booking = await bookings.byId(buyerId, id);
  if (!booking) throw new AppError('not_found', 'There is no such booking.');
  return booking;
}

/** A guest may sign in at the checkout. Until then the booking is found by the address with which they begin to pay. */
function addressGiven({ clock }: BeginDeps, { request, booking, begun }: Begin): AddressChange | undefined {
  const { stripeCustomer, emailDigest } = request;
  if (stripeCustomer !== undefined || emailDigest === undefined) return undefined;
  const before = begun?.emailDigest;
  return addressChange('begun', {
    booking,
    digest: emailDigest,
    ...(before && { before }),
    at: clock.now(),
  });
}

/** @throws AppError `invalid_state` when there is nothing to pay, or no time left. */
function assertPayable(booking: BookingRecord, begun: PaymentRecord | undefined, now: number): void {
  if (booking.unitPrice.amountMinor === 0)
    throw new AppError('invalid_state', 'This booking is free of charge. It needs no payment.');
  const { status } = toBooking(booking, now);
  if (isBought({ status })) throw new AppError('invalid_state', 'This booking is paid.');
  if (status !== 'held') throw new AppError('invalid_state', 'The hold has expired. Place a new order.');
  if (begun?.status === 'voided' && begun.declines >= maxDeclines)
    throw new AppError('invalid_state', 'Too many payment methods were refused. Place a new order.');
}

interface Begin {
  readonly request: StartRequest;
  readonly booking: BookingRecord;
  /** Returns whether a payment ended without a capture. */
  readonly begun: PaymentRecord | undefined;
}

const takeOver = ({ clock }: BeginDeps, left: PaymentRecord): PaymentRecord => ({
  ...left,
  updatedAt: clock.now(),
  version: left.version + 1,
});

async function takenByOther({ payments }: BeginDeps, { id }: BookingRecord): Promise<PaymentRecord> {
  const other = await payments.get(id);
  if (other) return other;
  throw new AppError(
    'unavailable',
    'The payment is being prepared. Try again after the seconds in Retry-After.',
    { retryAfter: 1 },
  );
}

function newPayment({ clock }: BeginDeps, { request, booking, begun }: Begin): PaymentRecord {
  const { email, emailDigest, stripeCustomer, saveMethod, methodId } = request;
  const now = clock.now();
  const dueAt = dueAfter({ status: 'creating' }, booking, now);
  return {
    id: booking.id,
    buyerId: booking.buyerId,
    lines: linesOf(booking),
    status: 'creating',
    attempt: (begun?.attempt ?? 0) + 1,
    tries: 0,
    declines: begun?.declines ?? 0,
    ...(begun?.refusals && { refusals: begun.refusals }),
    ...(begun?.lastRefusal && { lastRefusal: begun.lastRefusal }),
    ...(email !== undefined && { email }),
    ...(emailDigest !== undefined && { emailDigest }),
    ...(stripeCustomer !== undefined && { stripeCustomer }),
    ...(saveMethod && stripeCustomer !== undefined && { saveMethod }),
    ...(methodId !== undefined && { methodId }),
    ...(dueAt !== undefined && { dueAt }),
    createdAt: begun?.createdAt ?? now,
    updatedAt: now,
    version: (begun?.version ?? 0) + 1,
  };
}

/** Asks Stripe at once where it has room. Otherwise the payment is queued, and its hold is extended. */
async function settleNow(deps: BeginDeps, begun: SettledPayment): Promise<SettledPayment> {
  const { id: bookingId } = begun.payment;
  try {
    const settled = (await settlePayment(deps, bookingId)) ?? begun;
    if (settled.payment.status === 'voided') {
      // The hold had not expired when the buyer asked, so the delay is ours.
      assertPayable(settled.booking, undefined, deps.clock.now());
      throw new AppError('payment_refused', 'Stripe refused this payment. Place a new order.');
    }
    return settled;
  } catch (error) {
    const failure = failureOf(error);
    if (failure !== 'busy' && failure !== 'unknown') throw error;
    logger.warn('payment deferred', { bookingId, failure });
    await recordWait(deps, begun);
    await lookLater(deps, bookingId);
    return begun;
  }
}

/**
 * Extends the hold, because the buyer asked in time and waits for us. It happens once, since the booking then says
 * `preparing`. A repeated call finds a message in the queue.
 */
async function recordWait(deps: BeginDeps, begun: SettledPayment): Promise<void> {
  const { id, buyerId } = begun.booking;
  const payment = (await deps.payments.get(id)) ?? begun.payment;
  const booking = (await deps.bookings.byId(buyerId, id)) ?? begun.booking;
  const now = deps.clock.now();
  const holdExpiresAt = Math.max(booking.holdExpiresAt ?? 0, now + deps.payMs);
  const change = { payment: { status: 'preparing' } as const, holdExpiresAt, now };
  const waits = booking.status === 'held' && !booking.payment;
  await deps.payments.take({
    payment: nextVersion(deps, { payment, booking }, { queued: true }),
    ...(waits && { booking: { from: booking, change } }),
  });
}
