import type Stripe from 'stripe';
import { type Account, idOf, randomText } from './account.ts';
import { recordBalance } from './balance.ts';
import { invalid, missing } from './failure.ts';

const FEE = 2000;

/** Opens a dispute over a captured charge: the money and a fee leave at once. */
export function openDispute(account: Account, charge: Stripe.Charge, reason: string): Stripe.Charge {
  const disputed = account.records.charge.save({ ...charge, disputed: true });
  const id = `du_1${randomText(23)}`;
  const movement = recordBalance(account, {
    type: 'adjustment',
    amount: -charge.amount_captured,
    source: { id, currency: charge.currency, description: `Chargeback withdrawal for ${charge.id}` },
    fee: FEE,
  });
  const dispute = {
    id,
    object: 'dispute',
    amount: charge.amount_captured,
    balance_transactions: [account.records.balance_transaction.get(movement) as Stripe.BalanceTransaction],
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
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: idOf(charge.payment_intent) ?? null,
    reason,
    status: 'needs_response',
  } satisfies Stripe.Dispute;
  account.records.dispute.save(dispute);
  account.emit('charge.dispute.created', dispute);
  account.emit('charge.dispute.funds_withdrawn', dispute);
  return disputed;
}

/** Ends a dispute: won gives the money and the fee back, lost leaves it gone. */
export function endDispute(account: Account, id: string, outcome: 'won' | 'lost'): Stripe.Dispute {
  const dispute = account.records.dispute.get(id);
  if (!dispute) throw missing('dispute', id, 'dispute');
  if (dispute.status === 'won' || dispute.status === 'lost') throw invalid('This dispute is already closed');
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
