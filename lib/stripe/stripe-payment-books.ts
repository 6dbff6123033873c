import type Stripe from 'stripe';
import type { Movement, PaymentBooks } from '../ledger/movement.ts';
import { callStripe } from './call-stripe.ts';
import type { Pace } from './pace.ts';
import { toMovement } from './stripe-movements.ts';

type Source = Stripe.BalanceTransaction['source'];
type Expandable = string | Stripe.BalanceTransaction | null | undefined;

/** Returns the movements of one payment in Stripe's own books: its charge, its refunds, its disputes. Three calls. */
export const stripePaymentBooks = (stripe: Stripe, pace: Pace): PaymentBooks => ({
  async of(intentId: string): Promise<Movement[]> {
    const intent = await callStripe(pace, 'retrieve', () =>
      stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge.balance_transaction'] }),
    );
    const refunds = await callStripe(pace, 'refunds', () =>
      Array.fromAsync(
        stripe.refunds.list({
          ...{ payment_intent: intentId, limit: 100 },
          expand: ['data.balance_transaction', 'data.failure_balance_transaction'],
        }),
      ),
    );
    const disputes = await callStripe(pace, 'disputes', () =>
      Array.fromAsync(stripe.disputes.list({ payment_intent: intentId, limit: 100 })),
    );
    const charge = typeof intent.latest_charge === 'string' ? null : intent.latest_charge;
    return [
      ...(charge ? movementsOf(charge, charge.balance_transaction) : []),
      ...refunds.flatMap((refund) =>
        movementsOf(refund, refund.balance_transaction, refund.failure_balance_transaction),
      ),
      ...disputes.flatMap((dispute) => movementsOf(dispute, ...dispute.balance_transactions)),
    ];
  },
});

const movementsOf = (source: Source, ...transactions: Expandable[]): Movement[] =>
  transactions.flatMap((transaction) =>
    transaction && typeof transaction === 'object' ? (toMovement({ ...transaction, source }) ?? []) : [],
  );
