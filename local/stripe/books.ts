import type { Account } from './account.ts';
import { idOf } from './account.ts';

/**
 * Sums in minor units. A refund counts from its creation until it fails. A dispute counts until it is won. An inquiry
 * does not count.
 */
export interface Sums {
  captured: number;
  refunded: number;
  disputed: number;
}

/** The account's charges and refunds, for comparison with a ledger. */
export interface Books {
  /** By lower-case ISO 4217 code. */
  currencies: Record<string, Sums>;
  /** By PaymentIntent, oldest first. Intents without moved money are included. */
  paymentIntents: ({
    id: string;
    currency: string;
    status: string;
    authorized: number;
    /** The metadata from our server. */
    metadata: Record<string, string>;
  } & Sums)[];
}

/** Adds up an account from its charges, refunds and disputes, not from a counter. */
export function booksOf({ records }: Account): Books {
  const captured = sums(records.charge.all(), (charge) => charge.amount_captured);
  const refunds = records.refund.all().filter(({ status }) => status !== 'failed' && status !== 'canceled');
  const refunded = sums(refunds, (refund) => refund.amount);
  const disputes = records.dispute
    .all()
    .filter(({ status }) => status !== 'won' && !/^warning_/.test(status));
  const disputed = sums(disputes, (dispute) => dispute.amount);
  const paymentIntents = records.payment_intent.all().map((intent) => ({
    id: intent.id,
    currency: intent.currency,
    status: String(intent.status),
    authorized: intent.amount_capturable,
    metadata: { ...intent.metadata },
    captured: captured.get(intent.id) ?? 0,
    refunded: refunded.get(intent.id) ?? 0,
    disputed: disputed.get(intent.id) ?? 0,
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

/** By PaymentIntent. */
function sums<R extends { payment_intent: string | { id: string } | null }>(
  records: readonly R[],
  amountOf: (record: R) => number,
): Map<string, number> {
  const totals = new Map<string, number>();
  for (const record of records) {
    const id = idOf(record.payment_intent) ?? '';
    totals.set(id, (totals.get(id) ?? 0) + amountOf(record));
  }
  return totals;
}
