import type { Oversight } from '../approvals/permit.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { type BookingRecord, toBooking } from '../bookings/booking.ts';
import { changed } from '../bookings/booking-writes.ts';
import { findRecordedBooking } from '../bookings/find-recorded.ts';
import type { CancelRequest } from '../bookings/give-up-booking.ts';
import type { BookingRepository } from '../bookings/repository.ts';
import type { RecordedBooking } from '../contract/booking.ts';
import type { DealRepository } from '../deals/repository.ts';
import { type PaymentRecord, takenFacts } from '../payments/payment.ts';
import type { PaymentQueue } from '../payments/payment-queue.ts';
import type { RefundRequests } from '../payments/refund-requests.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { MacKey } from '../platform/mac-key.ts';
import type { Random } from '../platform/random.ts';
import { untilSettled } from '../platform/until-settled.ts';
import type { ServiceRepository } from '../services/service-repository.ts';
import { parseSlotStock } from '../slots/slot-id.ts';
import { findDealOfStock } from '../stock/stock-id.ts';
import { decideRefund, decideStaffRefund } from './decide-refund.ts';
import { policyOfSlot } from './policy-of-slot.ts';
import { refundAct } from './refund-act.ts';
import { refundable, requestRefund } from './request-refund.ts';

export interface CancelPaidDeps {
  readonly payments: Pick<RefundRequests, 'get' | 'take' | 'giveUp'>;
  readonly bookings: Pick<BookingRepository, 'byId' | 'find'>;
  readonly deals: Pick<DealRepository, 'get'>;
  readonly services: Pick<ServiceRepository, 'get'>;
  readonly audit: Pick<AuditLog, 'entry'>;
  /** The oversight of staff's cancellations. `bySystem` for others. */
  readonly oversight: Oversight;
  readonly queue: PaymentQueue;
  readonly clock: Clock;
  readonly random: Random;
  readonly bookingIdKey: MacKey;
}

/** Whether everything is refunded, whatever the deal's policy. Staff do so. */
export interface InFull {
  readonly reason: string;
}

export type PaidCancellation = CancelRequest & { readonly inFull?: InFull | undefined };

/** Other requests write the same items: the deal's stock in a hot sale, and the payment's settlement. */
const patience = {
  races: { attempts: 10, baseMs: 20, capMs: 500 },
  contention: 'race',
  busy: 'The booking is being settled; try again in a moment.',
  retryAfter: 2,
} as const;

/** A paid booking is cancelled once, so one id is enough for its refund. */
const refundId = 'cancellation';

/**
 * Cancels a paid booking, by the policy of its deal or service, or in full. The booking, its units and the requested refund are one
 * transaction. Settling the payment then sends the refund. A repeated call finds it done.
 * @throws AppError `not_found`, `order_undecided`, `invalid_state` when nothing would be refunded, `recent_sign_in_required`, `approval_required`, `unavailable`
 */
export async function cancelPaid(deps: CancelPaidDeps, request: PaidCancellation): Promise<RecordedBooking> {
  const { id, buyerId } = request;
  const { booking, isNew } = await untilSettled({ ...patience, random: deps.random }, async () => {
    const booking = await findRecordedBooking(deps, { bookingId: id, buyerId });
    if (booking.status === 'cancelled') return { booking, isNew: false };
    const payment = await deps.payments.get(id);
    if (!payment) throw new AppError('invalid_state', 'This booking has no payment to refund.');
    const cancelled = await tryCancel(deps, { payment, booking }, request);
    return cancelled && { booking: cancelled, isNew: true };
  });
  if (isNew) await deps.queue.settleSoon(id);
  return toBooking(booking);
}

/** Cancels the booking. @returns its new record; undefined when another request changed it in the meantime */
async function tryCancel(
  deps: CancelPaidDeps,
  given: { readonly payment: PaymentRecord; readonly booking: BookingRecord },
  { actor, because, inFull }: Pick<PaidCancellation, 'actor' | 'because' | 'inFull'>,
): Promise<BookingRecord | undefined> {
  const now = deps.clock.now();
  const decision = inFull
    ? decideStaffRefund(refundable(given), { amountMinor: undefined, returnUnits: true })
    : decideRefund(await termsOf(deps, given.booking), refundable(given), toInstant(now));
  if (decision.kind === 'refuse') throw new AppError('invalid_state', decision.reason);
  const refund = { id: refundId, amountMinor: decision.amountMinor, reason: reasonOf({ because, inFull }) };
  const permit =
    actor && (await deps.oversight.permit(actor, refundAct(given.payment, refund, 'money_and_units')));
  const { outcome, payment } = await requestRefund(deps, given, {
    refund,
    permit,
    to: 'cancelled',
    cancellation: because,
    returnUnits: true,
    audit: actor && ((deed) => deps.audit.entry(actor, deed)),
  });
  if (outcome !== 'done') return undefined;
  const change = { to: 'cancelled', payment: takenFacts(payment), now, cancellation: because } as const;
  return changed(given.booking, change);
}

const reasonOf = ({ because, inFull }: Pick<PaidCancellation, 'because' | 'inFull'>): string =>
  inFull?.reason ??
  (because ? 'The deal was called off.' : 'The buyer cancelled, by the policy of the deal.');

/** A slot's refund depends on its start, wherever it was moved to. */
async function termsOf({ deals, services }: CancelPaidDeps, { stockId }: BookingRecord) {
  const dealId = findDealOfStock(stockId);
  if (dealId !== undefined) {
    const deal = await deals.get(dealId, { consistent: true });
    return { policy: deal?.cancellationPolicy, calledOff: deal?.state === 'cancelled' };
  }
  const { serviceId, startsAt } = parseSlotStock(stockId);
  const service = await services.get(serviceId, { consistent: true });
  return { policy: policyOfSlot(service?.cancellationPolicy, startsAt), calledOff: false };
}
