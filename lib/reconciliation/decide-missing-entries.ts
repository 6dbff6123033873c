import type { LedgerKind } from '../ledger/ledger.ts';
import type { Movement } from '../ledger/movement.ts';
import type { PaymentRecord } from '../payments/payment.ts';

/** An entry that the ledger lacks. */
export interface MissingEntry {
  readonly kind: LedgerKind;
  readonly id: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** When Stripe moved the money: the entry belongs to that day, in the books and in the figures. */
  readonly at: number;
}

type Known = Pick<PaymentRecord, 'status' | 'intentId' | 'refunds' | 'disputes'>;

/**
 * Returns the entries that may be entered again: those of movements that Stripe has, and that the payment's own record
 * has as well. A movement that the record does not know is recorded by the payment's own steps, never by hand.
 */
export const decideMissingEntries = (payment: Known, missing: readonly Movement[]): MissingEntry[] =>
  missing.flatMap((movement) => {
    const entry = entryOf(payment, movement);
    const { amountMinor, currency, at } = movement;
    return entry ? [{ ...entry, amountMinor, currency, at }] : [];
  });

function entryOf(
  { status, intentId, refunds = {}, disputes = {} }: Known,
  { effect, id, amountMinor }: Movement,
): Pick<MissingEntry, 'kind' | 'id'> | undefined {
  const returned = status === 'returned';
  const refund = refunds[id.slice(id.lastIndexOf('/') + 1)];
  const dispute = disputes[id];
  switch (effect) {
    case 'taken':
      if (id !== intentId || (status !== 'captured' && !returned)) return undefined;
      return { kind: returned ? 'deposit' : 'capture', id };
    case 'given_back':
      if (!refund?.stripeId || refund.amountMinor !== amountMinor) return undefined;
      return { kind: returned ? 'deposit_returned' : 'refund', id: refund.id };
    case 'came_back':
      if (refund?.failure !== 'returned' || refund.amountMinor !== amountMinor) return undefined;
      return { kind: returned ? 'deposit_return_failed' : 'refund_failed', id: refund.id };
    case 'disputed':
      return dispute?.withdrawnMinor === amountMinor ? { kind: 'dispute', id } : undefined;
    case 'dispute_won':
      return dispute?.reinstatedMinor === amountMinor ? { kind: 'dispute_won', id } : undefined;
  }
}
