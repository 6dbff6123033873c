import Stripe from 'stripe';
import { bookingId as bookingIdSchema } from '../contract/ids.ts';
import { callStripe } from './call-stripe.ts';
import type { Pace } from './pace.ts';
import {
  type DisputeAtStripe,
  type Intent,
  type IntentRequest,
  type PaymentProvider,
  ProviderError,
  type ProviderRefund,
  type RefundAtStripe,
} from './provider.ts';
import { readFailure } from './read-failure.ts';
import { fromStripeAmount, toStripeAmount } from './stripe-amount.ts';

export interface StripeProviderSettings {
  readonly pace: Pace;
  /** The address to which a bank's page returns the buyer after 3D Secure of a saved method: the app's own scheme. */
  readonly returnUrl: string;
}

/**
 * Payments through Stripe. Every call waits for its turn, and every failure becomes one of the six codes that use-cases
 * handle.
 */
export function stripeProvider(stripe: Stripe, { pace, returnUrl }: StripeProviderSettings): PaymentProvider {
  const call = <T>(endpoint: string, work: () => Promise<T>) => callStripe(pace, endpoint, work);

  return {
    createIntent: (request, idempotencyKey) =>
      call('create', async () =>
        toIntent(await stripe.paymentIntents.create(intentParams(request), { idempotencyKey })),
      ),

    getIntent: (id) => call('retrieve', async () => toIntent(await stripe.paymentIntents.retrieve(id))),

    updateIntent: (id, { email, customer, saveMethod }) =>
      call('update', async () =>
        toIntent(
          await stripe.paymentIntents.update(id, {
            ...(email !== undefined && { receipt_email: email }),
            ...(customer !== undefined && { customer }),
            ...(saveMethod !== undefined && { setup_future_usage: saveMethod ? 'on_session' : '' }),
          }),
        ),
      ),

    confirmIntent: (id, idempotencyKey) =>
      call('confirm', async () => {
        try {
          return toIntent(
            await stripe.paymentIntents.confirm(id, { return_url: returnUrl }, { idempotencyKey }),
          );
        } catch (error) {
          // The bank's refusal is an answer, and the intent waits for another method.
          if (error instanceof Stripe.errors.StripeCardError && error.payment_intent)
            return toIntent(error.payment_intent);
          throw error;
        }
      }),

    captureIntent: (id, idempotencyKey) =>
      call('capture', async () => toIntent(await stripe.paymentIntents.capture(id, {}, { idempotencyKey }))),

    cancelIntent: (id, idempotencyKey) =>
      call('cancel', async () => toIntent(await stripe.paymentIntents.cancel(id, {}, { idempotencyKey }))),

    refund: ({ intentId, amount, refundId, bookingId }, idempotencyKey) =>
      call('refund', async () =>
        toRefund(
          await stripe.refunds.create(
            {
              payment_intent: intentId,
              amount: toStripeAmount(amount),
              metadata: { refundId, bookingId },
            },
            { idempotencyKey },
          ),
        ),
      ),

    findRefund: (intentId, refundId) =>
      call('refunds', async () => {
        for await (const refund of stripe.refunds.list({ payment_intent: intentId, limit: 100 }))
          if (refund.metadata?.refundId === refundId) return toRefund(refund);
        return undefined;
      }),

    listRefunds: (intentId) =>
      call('refunds', async () =>
        (await Array.fromAsync(stripe.refunds.list({ payment_intent: intentId, limit: 100 }))).map(
          toListedRefund,
        ),
      ),

    listDisputes: (intentId) =>
      call('disputes', async () =>
        (await Array.fromAsync(stripe.disputes.list({ payment_intent: intentId, limit: 100 }))).map(
          toListedDispute,
        ),
      ),

    findBooking: (intentId) =>
      call('retrieve', async () => {
        const { metadata } = await stripe.paymentIntents.retrieve(intentId);
        return bookingIdSchema.safeParse(metadata.bookingId).data;
      }),
  };
}

/** Money is only authorized at first, and captured once the units are safe. */
const intentParams = ({
  amount,
  metadata,
  email,
  customer,
  saveMethod,
  methodId,
}: IntentRequest): Stripe.PaymentIntentCreateParams => ({
  amount: stripeAmount(amount),
  currency: amount.currency.toLowerCase(),
  capture_method: 'manual',
  automatic_payment_methods: { enabled: true },
  metadata: { ...metadata },
  ...(email !== undefined && { receipt_email: email }),
  ...(customer !== undefined && { customer }),
  ...(saveMethod && { setup_future_usage: 'on_session' }),
  ...(methodId !== undefined && { payment_method: methodId }),
});

function stripeAmount(amount: IntentRequest['amount']): number {
  try {
    return toStripeAmount(amount);
  } catch (error) {
    throw new ProviderError('refused', 'Stripe has no such amount', error);
  }
}

const toIntent = ({
  id,
  client_secret,
  status,
  customer,
  last_payment_error,
}: Stripe.PaymentIntent): Intent => ({
  id,
  clientSecret: client_secret ?? '',
  status: status as Intent['status'],
  ...(customer !== null && { customer: typeof customer === 'string' ? customer : customer.id }),
  ...(last_payment_error?.charge && {
    refusal: last_payment_error.charge,
    failure: readFailure(last_payment_error),
  }),
});

const toRefund = ({ id, status }: Stripe.Refund): ProviderRefund => ({
  stripeId: id,
  status: status === 'failed' || status === 'canceled' ? 'failed' : 'sent',
});

const toListedRefund = (refund: Stripe.Refund): RefundAtStripe => ({
  ...toRefund(refund),
  ...(refund.metadata?.refundId && { refundId: refund.metadata.refundId }),
  amountMinor: fromStripeAmount(refund.amount, refund.currency).amountMinor,
});

/** Movements have the account's settlement currency, so the amount is the dispute's own. */
function toListedDispute(dispute: Stripe.Dispute): DisputeAtStripe {
  const { id, amount, currency, reason, status, created, evidence_details, balance_transactions } = dispute;
  const { amountMinor } = fromStripeAmount(amount, currency);
  const moved = (sign: 1 | -1) => balance_transactions.some((each) => Math.sign(each.amount) === sign);
  return {
    id,
    amountMinor,
    reason,
    status,
    ...(evidence_details.due_by && { dueBy: evidence_details.due_by * 1_000 }),
    openedAt: created * 1_000,
    withdrawnMinor: moved(-1) ? amountMinor : 0,
    reinstatedMinor: moved(1) ? amountMinor : 0,
    refundable: dispute.is_charge_refundable,
  };
}
