import type { LedgerKind } from '../ledger/ledger.ts';
import type { DisputeAtStripe, RefundAtStripe } from '../stripe/provider.ts';
import { isDisputeOver } from './decide-dispute-status.ts';
import { decideRequested, requestedRefunds } from './decide-requested.ts';
import type { Dispute, PaymentRecord, Refund } from './payment.ts';

/** A fact at Stripe that we have not recorded: at most one movement of money. */
export interface SyncChange {
  readonly payment: Partial<Pick<PaymentRecord, 'refunds' | 'disputes' | 'tries'>>;
  readonly move?: { readonly kind: LedgerKind; readonly id: string; readonly amountMinor: number };
  /** The dispute that it concerns, for the staff's list. */
  readonly dispute?: Dispute;
  /** A refund that a bank did not accept. A person must handle it. */
  readonly failedRefund?: string;
  /** Whether the money has already come back. That is the next change, so the booking does not show this one. */
  readonly cameBack?: true;
}

export interface StripeView {
  readonly refunds: readonly RefundAtStripe[];
  readonly disputes: readonly DisputeAtStripe[];
}

/** Returns the next fact to record. Undefined when we have all of Stripe's. The caller repeats it until then. */
export function decideSync(
  payment: Pick<PaymentRecord, 'status' | 'lines' | 'tries' | 'refunds' | 'disputes'>,
  { refunds, disputes }: StripeView,
  now: number,
): SyncChange | undefined {
  // Our own refunds first. The room for others is known only after them.
  const ours = refunds.filter(({ refundId }) => refundId !== undefined);
  const others = refunds.filter(({ refundId }) => refundId === undefined);
  for (const listed of [...ours, ...others]) {
    const change = refundChange(payment, listed, now);
    if (change) return change;
  }
  for (const listed of disputes) {
    const change = disputeChange(payment, listed, now);
    if (change) return change;
  }
  return undefined;
}

function refundChange(
  payment: Pick<PaymentRecord, 'status' | 'lines' | 'tries' | 'refunds'>,
  listed: RefundAtStripe,
  now: number,
): SyncChange | undefined {
  const { status, refunds = {} } = payment;
  const { stripeId, refundId = stripeId, amountMinor } = listed;
  const known = refunds[refundId] ?? refunds[stripeId];
  const returned = status === 'returned';
  const cameBack = listed.status === 'failed';
  // Both of its movements are entered, one after the other, as at Stripe, even when we learn of it only now.
  const sent = (refund: Refund): SyncChange => {
    const all = { ...payment, refunds: { ...refunds, [refund.id]: refund } };
    const kind: LedgerKind = returned ? 'deposit_returned' : 'refund';
    return {
      payment: cameBack ? { refunds: all.refunds } : decideRequested(all),
      move: { kind, id: refund.id, amountMinor: refund.amountMinor },
      ...(cameBack && { cameBack }),
    };
  };
  if (!known)
    return sent({
      id: stripeId,
      amountMinor,
      reason: 'Made at Stripe.',
      status: 'sent',
      stripeId,
      requestedAt: now,
    });
  // A refund that we gave up may already have been under way.
  if (known.status === 'requested' || known.status === 'covered')
    return sent({ ...known, status: 'sent', amountMinor, stripeId });
  return known.status === 'sent' && cameBack ? comingBack(payment, known, now) : undefined;
}

/** Returns the change for a refund that a bank has sent back. */
function comingBack(
  payment: Pick<PaymentRecord, 'status' | 'tries' | 'refunds'>,
  known: Refund,
  now: number,
): SyncChange {
  const failed: Refund = { ...known, status: 'failed', failure: 'returned', failedAt: now };
  const refunds = { ...payment.refunds, [failed.id]: failed };
  return {
    payment: {
      refunds,
      // There is room again for refunds that Stripe may have refused before, and it repeats a refusal for its key.
      ...(requestedRefunds({ refunds }).length > 0 && { tries: payment.tries + 1 }),
    },
    move: {
      kind: payment.status === 'returned' ? 'deposit_return_failed' : 'refund_failed',
      id: failed.id,
      amountMinor: failed.amountMinor,
    },
    failedRefund: failed.id,
  };
}

function disputeChange(
  { disputes = {} }: Pick<PaymentRecord, 'disputes'>,
  listed: DisputeAtStripe,
  now: number,
): SyncChange | undefined {
  const known = disputes[listed.id];
  const before = { withdrawnMinor: known?.withdrawnMinor ?? 0, reinstatedMinor: known?.reinstatedMinor ?? 0 };
  const closedAt = isDisputeOver(listed) ? (known?.closedAt ?? now) : undefined;
  const record = (moved: Partial<Dispute>, move?: SyncChange['move']): SyncChange => {
    const dispute = { ...listed, ...before, ...moved, ...(closedAt !== undefined && { closedAt }) };
    return { payment: { disputes: { ...disputes, [listed.id]: dispute } }, dispute, ...(move && { move }) };
  };
  const { id, withdrawnMinor, reinstatedMinor } = listed;
  if (withdrawnMinor > before.withdrawnMinor)
    return record({ withdrawnMinor }, { kind: 'dispute', id, amountMinor: withdrawnMinor });
  if (reinstatedMinor > before.reinstatedMinor)
    return record({ reinstatedMinor }, { kind: 'dispute_won', id, amountMinor: reinstatedMinor });
  const news =
    !known ||
    known.status !== listed.status ||
    known.dueBy !== listed.dueBy ||
    known.refundable !== listed.refundable;
  return news ? record({}) : undefined;
}
