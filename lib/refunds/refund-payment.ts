import type { Oversight } from '../approvals/permit.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { isBought } from '../bookings/status.ts';
import type { BookingId } from '../contract/ids.ts';
import { leftMinor, type PaymentRecord, purchaseOf } from '../payments/payment.ts';
import { type SettleOrWaitDeps, settleOrWait } from '../payments/settle-or-wait.ts';
import type { SettledPayment } from '../payments/settle-payment.ts';
import type { Actor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import { fingerprintOf } from '../platform/fingerprint.ts';
import { idFrom } from '../platform/ids.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { decideStaffRefund } from './decide-refund.ts';
import { refundAct } from './refund-act.ts';
import { refundable, requestRefund } from './request-refund.ts';

export interface RefundDeps extends SettleOrWaitDeps {
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly oversight: Oversight;
}

export interface RefundRequest {
  readonly bookingId: BookingId;
  readonly idempotencyKey: string;
  /** The default is all that is left. */
  readonly amount?: { readonly amountMinor: number; readonly currency: string } | undefined;
  readonly reason: string;
  readonly returnUnits: boolean;
  readonly actor: Actor;
}

export interface GivenBack extends SettledPayment {
  readonly refundId: string;
}

/** How long staff's request tries to change a payment while others settle it. */
export const patience = {
  races: { attempts: 10, baseMs: 20, capMs: 500 },
  contention: 'race',
  busy: 'The payment keeps changing; try again in a moment.',
  retryAfter: 2,
} as const;

/**
 * Refunds all that is left, or a part of it, whatever the deal's policy. The key makes the refund's id, so a retry
 * finds the same refund.
 * @throws AppError `not_found`, `invalid_request`, `invalid_state`, `recent_sign_in_required`, `approval_required`, `idempotency_key_reused`, `unavailable`
 */
export async function refundPayment(deps: RefundDeps, request: RefundRequest): Promise<GivenBack> {
  const { bookingId, idempotencyKey } = request;
  const refundId = idFrom('rfd', `${bookingId}\n${idempotencyKey}`);
  const fingerprint = refundFingerprint(request);
  await untilSettled({ ...patience, random: deps.random }, async () => {
    const given = await loadPayment(deps, bookingId);
    const known = given.payment.refunds?.[refundId];
    if (known && known.fingerprint !== fingerprint)
      throw new AppError('idempotency_key_reused', 'This Idempotency-Key was used for another refund.');
    return known ? 'done' : tryRefund(deps, given, { ...request, refundId, fingerprint });
  });
  const settled = await settleOrWait(deps, bookingId);
  return { ...(settled ?? (await loadPayment(deps, bookingId))), refundId };
}

/** Reads a payment and its booking. @throws AppError `not_found` when either is missing */
export async function loadPayment(deps: RefundDeps, bookingId: BookingId): Promise<SettledPayment> {
  const payment = await deps.payments.get(bookingId);
  const booking = payment && (await deps.bookings.byId(payment.buyerId, bookingId));
  if (payment && booking) return { payment, booking };
  throw new AppError('not_found', 'This booking has no payment.');
}

interface Attempt extends RefundRequest {
  readonly refundId: string;
  readonly fingerprint: string;
}

/** Records the refund. @returns undefined when another request changed the payment in the meantime */
async function tryRefund(
  deps: RefundDeps,
  given: SettledPayment,
  { refundId: id, fingerprint, amount, reason, returnUnits, actor }: Attempt,
): Promise<'done' | undefined> {
  const { payment, booking } = given;
  const { currency } = purchaseOf(payment).amount;
  if (amount && amount.currency !== currency)
    throw new AppError('invalid_request', `The payment is in ${currency}.`, {
      errors: [{ path: 'body.amount.currency', message: `must be ${currency}` }],
    });
  const decision = decideStaffRefund(refundable(given), { amountMinor: amount?.amountMinor, returnUnits });
  if (decision.kind === 'refuse') throw new AppError('invalid_state', decision.reason);
  const { amountMinor } = decision;
  const how = returnUnits ? 'money_and_units' : 'money';
  const permit = await deps.oversight.permit(actor, refundAct(payment, { id, amountMinor, reason }, how));
  const { outcome } = await requestRefund(deps, given, {
    refund: { id, amountMinor, reason, fingerprint },
    to: isWhole(payment, amountMinor) && isBought(booking) ? 'refunded' : undefined,
    returnUnits,
    audit: (deed) => deps.audit.entry(actor, deed),
    permit,
  });
  return outcome === 'done' ? outcome : undefined;
}

const isWhole = (payment: PaymentRecord, amountMinor: number) => amountMinor === leftMinor(payment);

const refundFingerprint = ({ amount, reason, returnUnits }: RefundRequest): string =>
  fingerprintOf([amount?.amountMinor, amount?.currency, reason, returnUnits]).slice(0, 22);
