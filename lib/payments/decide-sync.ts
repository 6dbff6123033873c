import type { LedgerKind } from '../ledger/ledger.ts';
import type { ListedDispute, ListedRefund } from '../stripe/provider.ts';
import { isDisputeOver } from './decide-dispute-status.ts';
import { decideRequested, requestedRefunds } from './decide-requested.ts';
import type { Dispute, PaymentRecord, Refund } from './payment.ts';

/** One thing that Stripe knows and we do not: at most one movement of money. */
export interface SyncChange {
  readonly payment: Partial<Pick<PaymentRecord, 'refunds' | 'disputes' | 'tries'>>;
  readonly move?: { readonly kind: LedgerKind; readonly id: string; readonly amountMinor: number };
  /** The dispute that it is about: staff have a list of them. */
  readonly dispute?: Dispute;
  /** A refund that a bank did not take: somebody has to see to it. */
  readonly failedRefund?: string;
  /** It has come back by now, which is the next change: until then the booking says nothing of it. */
  readonly cameBack?: true;
}

export interface StripeView {
  readonly refunds: readonly ListedRefund[];
  readonly disputes: readonly ListedDispute[];
}

/** What to record next so that we know what Stripe knows; undefined when we do. Called again until then. */
export function decideSync(
  payment: Pick<PaymentRecord, 'status' | 'lines' | 'tries' | 'refunds' | 'disputes'>,
  { refunds, disputes }: StripeView,
  now: number,
): SyncChange | undefined {
  // First those that we asked for: what others leave for the rest is known only when these are.
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
  listed: ListedRefund,
  now: number,
): SyncChange | undefined {
  const { status, refunds = {} } = payment;
  const { stripeId, refundId = stripeId, amountMinor } = listed;
  const known = refunds[refundId] ?? refunds[stripeId];
  const returned = status === 'returned';
  const cameBack = listed.status === 'failed';
  // Both its movements are entered, one after the other, as Stripe has them: also when we hear of it only now.
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
  // One that we called off may have been on its way already.
  if (known.status === 'requested' || known.status === 'covered')
    return sent({ ...known, status: 'sent', amountMinor, stripeId });
  return known.status === 'sent' && cameBack ? comingBack(payment, known, now) : undefined;
}

/** A refund that a bank has sent back. */
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
      // There is room again for what Stripe may have refused before, and it repeats a refusal for its key.
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
  listed: ListedDispute,
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
