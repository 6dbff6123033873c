import type Stripe from 'stripe';
import { type Account, idOf, randomText } from './account.ts';
import { recordBalance } from './balance.ts';
import { invalid, missing } from './failure.ts';

const FEE = 2000;

/** The start of a dispute: with the money withdrawn, or as an inquiry without withdrawal. */
export interface Objection {
  reason: string;
  inquiry?: boolean;
}

/**
 * Opens a dispute over a captured charge. The money and a fee leave at once. An inquiry withdraws nothing, and its
 * charge can be refunded meanwhile.
 * @see https://docs.stripe.com/disputes/how-disputes-work
 */
export function openDispute(
  account: Account,
  charge: Stripe.Charge,
  { reason, inquiry = false }: Objection,
): Stripe.Charge {
  const disputed = account.records.charge.save({ ...charge, disputed: true });
  const dispute = account.records.dispute.save(newDispute(account, charge, reason));
  const opened = inquiry ? dispute : takenBy(account, dispute);
  account.emit('charge.dispute.created', opened);
  if (!inquiry) account.emit('charge.dispute.funds_withdrawn', opened);
  return disputed;
}

/** Disputes the captured money of an intent or a charge. @throws StripeFailure when nothing was captured */
export function disputeCharge(account: Account, id: string, objection: Objection): Stripe.Dispute {
  const chargeId = idOf(account.records.payment_intent.get(id)?.latest_charge) ?? id;
  const charge = account.records.charge.get(chargeId);
  if (!charge) throw missing('charge', id, 'charge');
  if (!charge.captured) throw invalid(`Charge ${charge.id} was not captured: there is nothing to dispute`);
  openDispute(account, charge, objection);
  const [opened] = openOf(account, charge.id);
  if (!opened) throw invalid(`Charge ${charge.id} has no open dispute`);
  return opened;
}

/** Withdraws the money: an inquiry becomes a chargeback, or the dispute starts as one. */
function takenBy(account: Account, dispute: Stripe.Dispute): Stripe.Dispute {
  const { id, amount, currency } = dispute;
  const description = `Chargeback withdrawal for ${idOf(dispute.charge)}`;
  const source = { id, currency, description };
  const movement = recordBalance(account, { type: 'adjustment', amount: -amount, source, fee: FEE });
  return account.records.dispute.save({
    ...dispute,
    balance_transactions: [account.records.balance_transaction.get(movement) as Stripe.BalanceTransaction],
    is_charge_refundable: false,
    status: 'needs_response',
  });
}

function escalate(account: Account, dispute: Stripe.Dispute): Stripe.Dispute {
  const taken = takenBy(account, dispute);
  account.emit('charge.dispute.updated', taken);
  account.emit('charge.dispute.funds_withdrawn', taken);
  return taken;
}

/** The dispute is an inquiry until the money is withdrawn. */
function newDispute(account: Account, charge: Stripe.Charge, reason: string): Stripe.Dispute {
  return {
    id: `du_1${randomText(23)}`,
    object: 'dispute',
    amount: charge.amount_captured,
    balance_transactions: [],
    charge: charge.id,
    created: account.now(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: {} as Stripe.Dispute.Evidence,
    evidence_details: {
      due_by: account.now() + 7 * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: null,
    } as unknown as Stripe.Dispute.EvidenceDetails,
    intended_submission_method: null,
    is_charge_refundable: true,
    livemode: false,
    metadata: {},
    payment_intent: idOf(charge.payment_intent) ?? null,
    reason,
    status: 'warning_needs_response',
  } satisfies Stripe.Dispute;
}

const isInquiry = ({ status }: Stripe.Dispute): boolean => status.startsWith('warning_');
const isOver = ({ status }: Stripe.Dispute): boolean => ['won', 'lost', 'warning_closed'].includes(status);

/** Returns the open disputes of a charge, newest first. */
const openOf = (account: Account, chargeId: string): Stripe.Dispute[] =>
  account.records.dispute.all().filter((each) => idOf(each.charge) === chargeId && !isOver(each));

/** Returns whether a dispute blocks refunds of the charge. */
export const barsRefund = (account: Account, charge: Stripe.Charge): boolean =>
  charge.disputed &&
  account.records.dispute
    .all()
    .some((each) => idOf(each.charge) === charge.id && !each.is_charge_refundable && each.status !== 'won');

/** Returns the status after evidence is submitted: the bank reviews it. */
export const underReview = (dispute: Stripe.Dispute): Stripe.Dispute.Status =>
  isInquiry(dispute) ? 'warning_under_review' : 'under_review';

/** Closes the inquiries about a fully refunded charge, because the bank has nothing left to ask for. */
export function closeInquiries(account: Account, charge: Stripe.Charge): void {
  if (!charge.refunded) return;
  for (const dispute of openOf(account, charge.id)) if (isInquiry(dispute)) closeInquiry(account, dispute);
}

function closeInquiry(account: Account, dispute: Stripe.Dispute): Stripe.Dispute {
  const closed = account.records.dispute.save({ ...dispute, status: 'warning_closed' });
  account.emit('charge.dispute.closed', closed);
  return closed;
}

/** The decisions of a bank on an open dispute. */
export type Ruling = 'won' | 'lost' | 'closed' | 'escalated';

/**
 * Applies the bank's decision. `closed` ends an inquiry without money, `escalated` makes a chargeback of it.
 * @throws StripeFailure when the dispute is over, or is no inquiry and cannot be closed or escalated
 */
export function ruleOn(account: Account, id: string, ruling: Ruling): Stripe.Dispute {
  if (ruling === 'won' || ruling === 'lost') return endDispute(account, id, ruling);
  const dispute = account.records.dispute.get(id);
  if (!dispute) throw missing('dispute', id, 'dispute');
  if (isOver(dispute) || !isInquiry(dispute))
    throw invalid(`This dispute is no open inquiry: ${dispute.status}`);
  return ruling === 'closed' ? closeInquiry(account, dispute) : escalate(account, dispute);
}

/** Ends a dispute. Won returns the money and the fee; lost keeps them withdrawn. */
export function endDispute(account: Account, id: string, outcome: 'won' | 'lost'): Stripe.Dispute {
  const dispute = account.records.dispute.get(id);
  if (!dispute) throw missing('dispute', id, 'dispute');
  if (isOver(dispute)) throw invalid('This dispute is already closed');
  if (isInquiry(dispute)) return closeInquiry(account, dispute);
  const { amount, currency } = dispute;
  const movements = [...dispute.balance_transactions];
  if (outcome === 'won') {
    const description = `Chargeback reversal for ${idOf(dispute.charge)}`;
    const source = { id, currency, description };
    const back = recordBalance(account, { type: 'adjustment', amount, source, fee: -FEE });
    movements.push(account.records.balance_transaction.get(back) as Stripe.BalanceTransaction);
  }
  const ended = account.records.dispute.save({
    ...dispute,
    balance_transactions: movements,
    status: outcome,
  });
  if (outcome === 'won') account.emit('charge.dispute.funds_reinstated', ended);
  account.emit('charge.dispute.closed', ended);
  return ended;
}
