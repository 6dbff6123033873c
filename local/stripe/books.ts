import type { Account } from './account.ts';
import { idOf } from './account.ts';

/** Sums in minor units. A refund counts from its creation until it fails; a dispute until it is won. */
export interface Sums {
  captured: number;
  refunded: number;
  disputed: number;
}

/** What the account took and gave back, for comparison with a ledger. */
export interface Books {
  /** By lower-case ISO 4217 code. */
  currencies: Record<string, Sums>;
  /** By PaymentIntent, oldest first; those without money moved too. */
  paymentIntents: ({ id: string; currency: string; status: string; authorized: number } & Sums)[];
}

/** Adds up an account from its charges, refunds and disputes, not from any counter. */
export function booksOf({ records }: Account): Books {
  const [charges, refunds, disputes] = [records.charge.all(), records.refund.all(), records.dispute.all()];
  const of = (id: string) => (record: { payment_intent: string | { id: string } | null }) =>
    idOf(record.payment_intent) === id;
  const paymentIntents = records.payment_intent.all().map(({ id, currency, status, amount_capturable }) => ({
    id,
    currency,
    status: String(status),
    authorized: amount_capturable,
    captured: sum(charges.filter(of(id)).map((charge) => charge.amount_captured)),
    refunded: sum(
      refunds
        .filter(of(id))
        .filter((refund) => refund.status !== 'failed' && refund.status !== 'canceled')
        .map((refund) => refund.amount),
    ),
    disputed: sum(
      disputes
        .filter(of(id))
        .filter((dispute) => dispute.status !== 'won')
        .map((dispute) => dispute.amount),
    ),
  }));
  const currencies: Record<string, Sums> = {};
  for (const { currency, captured, refunded, disputed } of paymentIntents) {
    currencies[currency] ??= { captured: 0, refunded: 0, disputed: 0 };
    const sums = currencies[currency];
    sums.captured += captured;
    sums.refunded += refunded;
    sums.disputed += disputed;
  }
  return { currencies, paymentIntents: paymentIntents.reverse() };
}

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);
