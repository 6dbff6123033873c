import { approvedDeed, type Permit } from '../approvals/permit.ts';
import type { BookingId } from '../contract/ids.ts';
import type { RefundResolution } from '../contract/refund.ts';
import { ledgerEntry } from '../ledger/ledger.ts';
import {
  type PaymentRecord,
  purchaseOf,
  type Refund,
  refundedMinor,
  takenFacts,
} from '../payments/payment.ts';
import { nextVersion } from '../payments/payment-writes.ts';
import { settleOrWait } from '../payments/settle-or-wait.ts';
import type { SettledPayment } from '../payments/settle-payment.ts';
import type { Actor } from '../platform/actor.ts';
import { toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { idFrom } from '../platform/ids.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { decideResolution } from './decide-resolution.ts';
import { refundAct } from './refund-act.ts';
import { loadPayment, patience, type RefundDeps } from './refund-payment.ts';
import { refundable } from './request-refund.ts';

export interface ResolutionRequest extends RefundResolution {
  readonly bookingId: BookingId;
  readonly refundId: string;
  readonly idempotencyKey: string;
  readonly actor: Actor;
}

/**
 * Resolves a failed refund: another refund is tried, or staff have paid the money without Stripe. The key makes the id
 * of the other refund, so a retry finds it. The failed one is a part of that id, since the same key may have requested
 * another refund before.
 * @throws AppError `not_found`, `invalid_state`, `recent_sign_in_required`, `approval_required`, `unavailable`
 */
export async function resolveRefund(deps: RefundDeps, request: ResolutionRequest): Promise<SettledPayment> {
  const { bookingId, refundId, resolution, actor } = request;
  const again = idFrom('rfd', `${bookingId}\n${refundId}\n${request.idempotencyKey}`);
  await untilSettled({ ...patience, random: deps.random }, async () => {
    const given = await loadPayment(deps, bookingId);
    const refund = given.payment.refunds?.[refundId];
    if (!refund) throw new AppError('not_found', 'The payment has no such refund.');
    const decision = decideResolution(refund, resolution, refundable(given), again);
    if (decision.kind === 'refuse') throw new AppError('invalid_state', decision.reason);
    if (decision.kind !== 'resolve') return 'done';
    // A member who lets Stripe try again has not confirmed a payment outside of Stripe.
    const how = resolution === 'settled' ? 'settled' : 'money';
    const act = refundAct(given.payment, { ...refund, id: again, reason: request.reason }, how);
    const permit = await deps.oversight.permit(actor, act);
    return resolve(deps, given, refund, { ...request, again, permit });
  });
  return (await settleOrWait(deps, bookingId)) ?? (await loadPayment(deps, bookingId));
}

/** Records the resolution. @returns undefined when another request changed the payment in the meantime */
async function resolve(
  deps: RefundDeps,
  { payment, booking }: SettledPayment,
  refund: Refund,
  wish: ResolutionRequest & { readonly again: string; readonly permit: Permit },
): Promise<'done' | undefined> {
  const now = deps.clock.now();
  const [resolved, another] = resolvedBy(refund, wish, now);
  const refunds = { ...payment.refunds, [refund.id]: resolved, ...(another && { [another.id]: another }) };
  const after = nextVersion(deps, { payment, booking }, { refunds });
  const { bookingId, amount } = purchaseOf(payment);
  const { status } = payment;
  const outcome = await deps.payments.take({
    payment: after,
    booking: { from: booking, change: { payment: takenFacts(after), now } },
    listed: [resolved],
    permit: wish.permit.parts,
    audit: deps.audit.entry(
      wish.actor,
      approvedDeed(
        {
          subject: { kind: 'payment', id: bookingId },
          before: factsOf(payment, refund),
          after: { ...factsOf(after, resolved), reason: wish.reason },
          at: toInstant(now),
        },
        wish.permit,
      ),
    ),
    ...(resolved.status === 'settled' && {
      entry: ledgerEntry(status === 'returned' ? 'deposit_settled' : 'refund_settled', {
        subject: bookingId,
        id: refund.id,
        amount: { ...amount, amountMinor: refund.amountMinor },
        at: now,
      }),
    }),
  });
  return outcome === 'done' ? outcome : undefined;
}

/** Returns the refund afterwards, and the one that is tried instead. */
function resolvedBy(
  refund: Refund,
  {
    resolution,
    reason,
    again,
  }: Pick<ResolutionRequest, 'resolution' | 'reason'> & { readonly again: string },
  at: number,
): readonly [Refund, Refund?] {
  if (resolution === 'settled') return [{ ...refund, status: 'settled', resolution: { reason, at } }];
  const another = { id: again, amountMinor: refund.amountMinor, reason: refund.reason, requestedAt: at };
  return [
    { ...refund, status: 'replaced', resolution: { reason, at, replacedBy: again } },
    { ...another, status: 'requested' },
  ];
}

const factsOf = (payment: PaymentRecord, { id, status, amountMinor, resolution }: Refund) => ({
  refund: { id, status, amountMinor, ...(resolution?.replacedBy && { replacedBy: resolution.replacedBy }) },
  refundedMinor: refundedMinor(payment),
});
