import type Stripe from 'stripe';
import { refundMovementId } from '../ledger/ledger.ts';
import type { Movement, MovementEffect, OutsideBooks } from '../ledger/movement.ts';
import type { Pace } from './pace.ts';
import { fromStripeAmount } from './stripe-amount.ts';

/**
 * Returns the movements of the balance in Stripe's own books. Amounts are those of the charge, refund or dispute behind
 * each movement, because the balance itself may have another currency. Fees and payouts are left out.
 * @see https://docs.stripe.com/api/balance_transactions/list
 */
export const stripeMovements = (stripe: Stripe, pace: Pace): OutsideBooks => ({
  /** Reads from one instant until before another (milliseconds), page by page, each in its turn. */
  async *between(from: number, to: number): AsyncGenerator<Movement> {
    const created = { gte: Math.floor(from / 1_000), lt: Math.ceil(to / 1_000) };
    let after: string | undefined;
    for (let more = true; more; ) {
      await pace('balance_transactions');
      const page = await stripe.balanceTransactions.list({
        created,
        limit: 100,
        expand: ['data.source'],
        ...(after !== undefined && { starting_after: after }),
      });
      for (const transaction of page.data) {
        const movement = toMovement(transaction);
        if (movement) yield movement;
      }
      after = page.data.at(-1)?.id;
      more = page.has_more && after !== undefined;
    }
  },
});

/** Returns what moved, with the charge, refund or dispute behind it. Undefined for what is left out. */
export function toMovement({
  source,
  type,
  amount,
  created,
}: Pick<Stripe.BalanceTransaction, 'source' | 'type' | 'amount' | 'created'>): Movement | undefined {
  if (!source || typeof source === 'string') return undefined;
  const at = created * 1_000;
  switch (source.object) {
    case 'charge': {
      // A failed bank debit withdraws its money again. That is a separate movement, with its own type.
      const effect = type === 'charge' || type === 'payment' ? 'taken' : undefined;
      return (
        effect &&
        movementOf(effect, idOf(source.payment_intent) ?? source.id, source, source.amount_captured, at)
      );
    }
    case 'refund': {
      const id = refundMovementId(source.metadata?.bookingId, source.metadata?.refundId ?? source.id);
      const effect = type === 'refund_failure' || amount > 0 ? 'came_back' : 'given_back';
      return movementOf(effect, id, source, source.amount, at);
    }
    case 'dispute':
      return movementOf(amount < 0 ? 'disputed' : 'dispute_won', source.id, source, source.amount, at);
    default:
      return undefined;
  }
}

function movementOf(
  effect: MovementEffect,
  id: string,
  { currency, metadata }: { currency: string; metadata: Stripe.Metadata | null },
  amount: number,
  at: number,
): Movement {
  const bookingId = metadata?.bookingId;
  return { effect, id, ...(bookingId && { bookingId }), ...fromStripeAmount(amount, currency), at };
}

const idOf = (object: string | { id: string } | null): string | undefined =>
  typeof object === 'string' ? object : object?.id;
