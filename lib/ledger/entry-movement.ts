import { type LedgerEntry, type LedgerKind, refundMovementId } from './ledger.ts';
import type { Movement, MovementEffect } from './movement.ts';

/** Stripe does not know of refunds that staff settle outside of it. */
type KindAtStripe = Exclude<LedgerKind, 'refund_settled' | 'deposit_settled'>;
const effects: Readonly<Record<KindAtStripe, MovementEffect>> = {
  capture: 'taken',
  deposit: 'taken',
  refund: 'given_back',
  deposit_returned: 'given_back',
  refund_failed: 'came_back',
  deposit_return_failed: 'came_back',
  dispute: 'disputed',
  dispute_won: 'dispute_won',
};

/** An entry of the ledger in the words that it shares with Stripe; undefined for one that Stripe does not know of. */
export function entryMovement({
  bookingId,
  kind,
  entry,
  currency,
  lines,
  at,
}: LedgerEntry): Movement | undefined {
  if (kind === 'refund_settled' || kind === 'deposit_settled') return undefined;
  const effect = effects[kind];
  const id = entry.slice(kind.length + 1);
  const isRefund = effect === 'given_back' || effect === 'came_back';
  return {
    effect,
    id: isRefund ? refundMovementId(bookingId, id) : id,
    bookingId,
    amountMinor: Math.abs(lines[0].amountMinor),
    currency,
    at,
  };
}
