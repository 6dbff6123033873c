import { bookingOf, type LedgerEntry, type LedgerKind, moneyIn, refundMovementId } from './ledger.ts';
import type { Movement, MovementEffect } from './movement.ts';

/** Stripe does not have refunds that staff settle outside of it. */
const effects: Readonly<Record<LedgerKind, MovementEffect | undefined>> = {
  capture: 'taken',
  deposit: 'taken',
  refund: 'given_back',
  deposit_returned: 'given_back',
  refund_failed: 'came_back',
  deposit_return_failed: 'came_back',
  dispute: 'disputed',
  dispute_won: 'dispute_won',
  refund_settled: undefined,
  deposit_settled: undefined,
};

/** Returns a ledger entry in the form that it shares with Stripe. Undefined for an entry that Stripe does not have. */
export function entryMovement(entry: LedgerEntry): Movement | undefined {
  const effect = effects[entry.kind];
  const atStripe = moneyIn(entry, 'stripe');
  if (!effect || !atStripe) return undefined;
  const bookingId = bookingOf(entry);
  const id = entry.entry.slice(entry.kind.length + 1);
  const isRefund = effect === 'given_back' || effect === 'came_back';
  return {
    effect,
    id: isRefund ? refundMovementId(bookingId, id) : id,
    ...(bookingId !== undefined && { bookingId }),
    amountMinor: Math.abs(atStripe.amountMinor),
    currency: atStripe.currency,
    at: entry.at,
  };
}
