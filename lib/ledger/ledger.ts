import type { BookingId, CustomerId, SellerId } from '../contract/ids.ts';
import type { Money } from '../contract/money.ts';
import { toInstant } from '../platform/clock.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { spread } from '../platform/spread.ts';

/**
 * The names of accounts. `stripe`: owed to us by Stripe · `outside`: ours, outside of Stripe · `sales`: earned with
 * confirmed bookings · `deposits`: captured without a booking, and owed back · `refunds`: refunded from what was earned
 * · `disputes`: withdrawn by a bank.
 */
export const ledgerAccounts = ['stripe', 'outside', 'sales', 'deposits', 'refunds', 'disputes'] as const;
export type AccountName = (typeof ledgerAccounts)[number];
/** An account of a name, or a party's account under it, as in `sales:slr_…`. */
export type LedgerAccount = AccountName | `${AccountName}:${string}`;

/** The subject of an entry: a booking, a seller, a customer, or a payout of Stripe's. */
export type LedgerSubject = BookingId | SellerId | CustomerId | `po_${string}`;

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

/** One line: the amount that an account gains (positive) or gives (negative). */
export interface LedgerLine {
  readonly account: LedgerAccount;
  /** A currency (ISO 4217, upper case), or `points`. */
  readonly unit: string;
  /** An integer in the unit's smallest part: minor units of a currency, points. */
  readonly amount: number;
}

declare const balanced: unique symbol;

/** An event in lines that sum to zero in each unit. Entries are only ever added. */
export interface LedgerEntry {
  readonly subject: LedgerSubject;
  /** The business key, as in `capture#pi_…`. An effect is entered once for its subject. */
  readonly entry: string;
  readonly kind: LedgerKind;
  readonly lines: readonly LedgerLine[];
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Only `balancedEntry` makes one, so unbalanced data cannot be written. The field does not exist at run time. */
  readonly [balanced]: true;
}

interface Effect {
  readonly subject: LedgerSubject;
  /** The effect's id among those of its kind: a PaymentIntent, a refund, a dispute. */
  readonly id: string;
  readonly at: number;
}

/**
 * Makes an entry of any number of lines.
 * @throws RangeError when the lines of a unit do not sum to zero, or an amount is no whole number
 */
export function balancedEntry(
  kind: LedgerKind,
  { subject, id, lines, at }: Effect & { readonly lines: readonly LedgerLine[] },
): LedgerEntry {
  const entry = { subject, entry: `${kind}#${id}`, kind, lines, at };
  assertBalanced(entry.entry, lines);
  return entry as LedgerEntry;
}

function assertBalanced(entry: string, lines: readonly LedgerLine[]): void {
  const broken = lines.find(({ amount }) => !Number.isSafeInteger(amount));
  if (broken) throw new RangeError(`${entry}: ${broken.amount} ${broken.unit} is no whole number`);
  if (lines.length < 2) throw new RangeError(`${entry}: an entry has two lines at least`);
  for (const unit of new Set(lines.map((line) => line.unit))) {
    // Sums of safe integers need not be safe: a rounded one could seem to be zero.
    const sum = lines.reduce((total, line) => (line.unit === unit ? total + BigInt(line.amount) : total), 0n);
    if (sum !== 0n) throw new RangeError(`${entry}: the lines sum to ${sum} ${unit} and not to zero`);
  }
}

const sumOf = (lines: readonly LedgerLine[]) => lines.reduce((sum, { amount }) => sum + amount, 0);

const moves: Readonly<Record<LedgerKind, { from: AccountName; to: AccountName }>> = {
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

/** Makes an entry of two lines. The kind determines which account gives, and which one gains. */
export function ledgerEntry(
  kind: LedgerKind,
  { amount, ...effect }: Effect & { readonly amount: Money },
): LedgerEntry {
  const { from, to } = moves[kind];
  const { amountMinor, currency: unit } = amount;
  const lines = [
    { account: to, unit, amount: amountMinor },
    { account: from, unit, amount: -amountMinor },
  ];
  return balancedEntry(kind, { ...effect, lines });
}

const nameOf = (account: LedgerAccount): string => account.split(':', 1)[0] ?? account;
const isMoney = ({ unit }: LedgerLine): boolean => unit === unit.toUpperCase();

/** Returns the lines of an entry that are money. Points are not. */
export const moneyLines = ({ lines }: Pick<LedgerEntry, 'lines'>): LedgerLine[] => lines.filter(isMoney);

/**
 * Returns the money that an entry moves on the accounts of a name, over all parties: positive for a gain.
 * @returns undefined when the entry does not touch them
 * @throws RangeError when it moves them in two currencies, which no payment does
 */
export function moneyIn(entry: Pick<LedgerEntry, 'lines'>, name: AccountName): Money | undefined {
  const lines = moneyLines(entry).filter(({ account }) => nameOf(account) === name);
  const [currency, another] = new Set(lines.map(({ unit }) => unit));
  if (another !== undefined) throw new RangeError(`${name} moves in ${currency} and ${another}`);
  return currency === undefined ? undefined : { amountMinor: sumOf(lines), currency };
}

/** Returns the booking of an entry, if it has one. */
export const bookingOf = ({ subject }: Pick<LedgerEntry, 'subject'>): BookingId | undefined =>
  subject.startsWith('bkg_') ? (subject as BookingId) : undefined;

/** Returns the name of a refund that the ledger and Stripe share: ours by booking and id, a dashboard refund by Stripe's id. */
export const refundMovementId = (bookingId: string | undefined, refundId: string): string =>
  refundId.startsWith('re_') ? refundId : `${bookingId}/${refundId}`;

/** Partitions of a day, so that a rush of payments is spread. */
export const ledgerShards = 4;

export const ledgerDayPartition = (at: number, shard: number): string =>
  `day#${toInstant(at).slice(0, 10)}#${shard}`;

/** Adds an entry. Fails when it already exists. No code changes or removes one. */
export const putLedgerEntry = (table: string, entry: LedgerEntry): TransactItem => ({
  Put: {
    TableName: table,
    Item: {
      pk: entry.subject,
      sk: entry.entry,
      ...entry,
      day: ledgerDayPartition(entry.at, spread(entry.subject, ledgerShards)),
      place: `${toInstant(entry.at)}#${entry.subject}#${entry.entry}`,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
