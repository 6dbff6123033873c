import type { BookingId } from '../contract/ids.ts';
import type { Money } from '../contract/money.ts';
import { toInstant } from '../platform/clock.ts';
import type { TransactItem } from '../platform/dynamo.ts';

/**
 * The places of money. `stripe`: Stripe owes it to us · `outside`: ours, where Stripe does not see it · `sales`: earned
 * with confirmed bookings · `deposits`: taken without a booking, and owed back · `refunds`: given back of what was
 * earned · `disputes`: taken back by a bank.
 */
export const ledgerAccounts = ['stripe', 'outside', 'sales', 'deposits', 'refunds', 'disputes'] as const;
export type LedgerAccount = (typeof ledgerAccounts)[number];

export type LedgerKind =
  | 'capture'
  | 'refund'
  | 'refund_failed'
  | 'deposit'
  | 'deposit_returned'
  | 'deposit_return_failed'
  | 'refund_settled'
  | 'deposit_settled'
  | 'dispute'
  | 'dispute_won';

/** One line: what an account gains (positive) or gives (negative), in minor units. */
export interface LedgerLine {
  readonly account: LedgerAccount;
  readonly amountMinor: number;
}

/** What happened to money, in two lines that sum to zero. Entries are only ever added. */
export interface LedgerEntry {
  readonly bookingId: BookingId;
  /** The business key, as in `capture#pi_…`: an effect is entered once. */
  readonly entry: string;
  readonly kind: LedgerKind;
  readonly currency: string;
  readonly lines: readonly [LedgerLine, LedgerLine];
  readonly at: number;
}

const moves: Readonly<Record<LedgerKind, { from: LedgerAccount; to: LedgerAccount }>> = {
  capture: { from: 'sales', to: 'stripe' },
  refund: { from: 'stripe', to: 'refunds' },
  refund_failed: { from: 'refunds', to: 'stripe' },
  deposit: { from: 'deposits', to: 'stripe' },
  deposit_returned: { from: 'stripe', to: 'deposits' },
  deposit_return_failed: { from: 'deposits', to: 'stripe' },
  refund_settled: { from: 'outside', to: 'refunds' },
  deposit_settled: { from: 'outside', to: 'deposits' },
  dispute: { from: 'stripe', to: 'disputes' },
  dispute_won: { from: 'disputes', to: 'stripe' },
};

/** An entry in two lines: what one account gives, the other gains. */
export function ledgerEntry(
  kind: LedgerKind,
  { bookingId, id, amount, at }: { bookingId: BookingId; id: string; amount: Money; at: number },
): LedgerEntry {
  const { from, to } = moves[kind];
  const { amountMinor, currency } = amount;
  return {
    bookingId,
    entry: `${kind}#${id}`,
    kind,
    currency,
    lines: [
      { account: to, amountMinor },
      { account: from, amountMinor: -amountMinor },
    ],
    at,
  };
}

/** A refund as both the ledger and Stripe name it: ours by booking and id, one of the dashboard by Stripe's id. */
export const refundMovementId = (bookingId: string | undefined, refundId: string): string =>
  refundId.startsWith('re_') ? refundId : `${bookingId}/${refundId}`;

/** Partitions of a day, so that a rush of payments does not meet in one. */
export const ledgerShards = 4;

export const ledgerDay = (at: number, shard: number): string => `day#${toInstant(at).slice(0, 10)}#${shard}`;

/** Adds an entry; fails when it is there already. Nothing in the product changes or removes one. */
export const putLedgerEntry = (table: string, entry: LedgerEntry): TransactItem => ({
  Put: {
    TableName: table,
    Item: {
      pk: entry.bookingId,
      sk: entry.entry,
      ...entry,
      day: ledgerDay(entry.at, (entry.bookingId.codePointAt(entry.bookingId.length - 1) ?? 0) % ledgerShards),
      place: `${toInstant(entry.at)}#${entry.bookingId}#${entry.entry}`,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
