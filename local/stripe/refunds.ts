import type Stripe from 'stripe';
import { type Account, idOf, note, randomText } from './account.ts';
import { recordBalance } from './balance.ts';
import { assertWhole } from './currencies.ts';
import { barsRefund, closeInquiries } from './disputes.ts';
import { invalid, missing } from './failure.ts';
import type { Params } from './form.ts';
import { choice, integer, mergeMetadata, text } from './params.ts';
import { cardBehind } from './payment-methods.ts';

/** Seconds until an asynchronous test refund settles. Stripe says "some time later". */
const SETTLES_AFTER = 5;

/** `POST /v1/refunds`: of a charge or of an intent, in full or in part. */
export function createRefund(account: Account, params: Params): Stripe.Refund {
  const charge = chargeFor(account, params);
  const reason = choice(params, 'reason', ['duplicate', 'fraudulent', 'requested_by_customer']);
  const amount = amountFor(charge, params);
  const { refund: way } = cardBehind(account, charge.payment_method ?? '');
  const id = `re_3${randomText(23)}`;
  const source = { id, currency: charge.currency, description: 'REFUND FOR CHARGE' };
  const refund: Stripe.Refund = {
    id,
    object: 'refund',
    amount,
    balance_transaction: recordBalance(account, { type: 'refund', amount: -amount, source }),
    charge: charge.id,
    created: account.now(),
    currency: charge.currency,
    customer: idOf(charge.customer) ?? null,
    customer_account: null,
    destination_details: {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
      type: 'card',
    },
    metadata: mergeMetadata(params),
    payment_intent: idOf(charge.payment_intent) ?? null,
    payment_method: charge.payment_method,
    reason: reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: way === 'pends' ? 'pending' : 'succeeded',
    transfer_reversal: null,
  };
  account.records.refund.save(refund);
  if (way) note(account, id, { settlesAt: account.now() + SETTLES_AFTER });
  const refunded = account.records.charge.save(withRefunded(charge, charge.amount_refunded + amount));
  account.emit('refund.created', refund);
  account.emit('charge.refunded', refunded);
  closeInquiries(account, refunded);
  return refund;
}

function chargeFor(account: Account, params: Params): Stripe.Charge {
  const [chargeId, intentId] = [text(params, 'charge'), text(params, 'payment_intent')];
  if ((chargeId === undefined) === (intentId === undefined))
    throw invalid(
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  const intent = intentId === undefined ? undefined : account.records.payment_intent.get(intentId);
  if (intentId !== undefined && !intent) throw missing('payment_intent', intentId, 'payment_intent', 404);
  const wanted = chargeId ?? idOf(intent?.latest_charge);
  const charge = wanted === undefined ? undefined : account.records.charge.get(wanted);
  if (chargeId !== undefined && !charge) throw missing('charge', chargeId, 'charge', 404);
  if (!charge?.captured)
    throw invalid(
      intentId
        ? `This PaymentIntent (${intentId}) does not have a successful charge to refund.`
        : `Charge ${chargeId} has not been captured: cancel its PaymentIntent instead.`,
      intent ? { payment_intent: intent } : {},
    );
  if (barsRefund(account, charge))
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    });
  return charge;
}

/** For an amount that is too large, Stripe's error has no code, only the parameter. */
function amountFor(charge: Stripe.Charge, params: Params): number {
  const left = charge.amount - charge.amount_refunded;
  if (left === 0)
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  const amount = integer(params, 'amount', 1) ?? left;
  if (amount > left)
    throw invalid(
      `Refund amount (${amount} ${charge.currency}, minor units) is greater than unrefunded amount on charge (${left})`,
      { param: 'amount' },
    );
  assertWhole(amount, charge.currency);
  return amount;
}

const withRefunded = (charge: Stripe.Charge, amount: number): Stripe.Charge => ({
  ...charge,
  amount_refunded: amount,
  refunded: amount === charge.amount,
});

/** `POST /v1/refunds/:id`: updates its metadata. */
export function updateRefund(account: Account, id: string, params: Params): Stripe.Refund {
  const refund = account.records.refund.get(id);
  if (!refund) throw missing('refund', id, 'refund');
  const metadata = mergeMetadata(params, refund.metadata ?? {});
  const changed = account.records.refund.save({ ...refund, metadata });
  account.emit('refund.updated', changed);
  account.emit('charge.refund.updated', changed);
  return changed;
}

/**
 * Settles the asynchronous refunds that are due. A failed one returns the money to our balance.
 * @see https://docs.stripe.com/refunds#failed-refunds
 */
export function settleRefunds(account: Account): void {
  for (const { id, settlesAt } of account.records.note.all()) {
    if (settlesAt === undefined || settlesAt > account.now()) continue;
    account.records.note.delete(id);
    const refund = account.records.refund.get(id);
    const charge = account.records.charge.get(idOf(refund?.charge) ?? '');
    if (!refund || !charge) continue;
    if (cardBehind(account, charge.payment_method ?? '').refund === 'fails')
      failRefund(account, refund, charge);
    else {
      const settled = account.records.refund.save({ ...refund, status: 'succeeded' });
      account.emit('refund.updated', settled);
      account.emit('charge.refund.updated', settled);
    }
  }
}

function failRefund(account: Account, refund: Stripe.Refund, charge: Stripe.Charge): void {
  const { id, amount, currency } = refund;
  const source = { id, currency, description: 'REFUND FAILURE' };
  const failed = account.records.refund.save({
    ...refund,
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: recordBalance(account, { type: 'refund_failure', amount, source }),
  });
  account.records.charge.save(withRefunded(charge, charge.amount_refunded - amount));
  account.emit('refund.failed', failed);
  account.emit('charge.refund.updated', failed);
}
