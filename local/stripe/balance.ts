import type Stripe from 'stripe';
import { type Account, randomText } from './account.ts';

interface Movement {
  type: 'charge' | 'payment' | 'refund' | 'refund_failure' | 'adjustment';
  /** Minor units; negative when money leaves. */
  amount: number;
  source: { id: string; currency: string; description?: string | null };
  fee?: number;
}

/** 1.5 % + 25 minor units, Stripe's price of a European card. Refunds do not return it. */
const feeOf = ({ type, amount, fee }: Movement): number =>
  fee ?? (type === 'charge' ? Math.round(amount * 0.015) + 25 : 0);

/** Writes a movement of the balance and returns its id. Money settles in its own currency, after two days. */
export function recordBalance(account: Account, movement: Movement): string {
  const fee = feeOf(movement);
  const { source, amount, type } = movement;
  const transaction = {
    id: `txn_3${randomText(23)}`,
    object: 'balance_transaction',
    amount,
    available_on: account.now() + 2 * 86_400,
    balance_type: 'payments',
    created: account.now(),
    currency: source.currency,
    description: source.description ?? null,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency: source.currency,
              description: type === 'adjustment' ? 'Dispute fee' : 'Stripe processing fees',
              type: 'stripe_fee',
            },
          ],
    net: amount - fee,
    reporting_category: type === 'adjustment' ? 'dispute' : type,
    source: source.id,
    status: 'pending',
    type,
  } satisfies Stripe.BalanceTransaction;
  return account.records.balance_transaction.save(transaction).id;
}
