import { parseBookingId } from '../bookings/booking-id.ts';
import { type AccountName, bookingOf, type LedgerEntry, type LedgerKind, moneyIn } from '../ledger/ledger.ts';
import { toInstant } from '../platform/clock.ts';
import type { Delivery } from '../platform/once.ts';
import { type OfferId, offerOf } from '../slots/sold-id.ts';

/** The names of the numbers in revenue figures. Amounts are in minor units. */
export const revenueNames = ['payments', 'units', 'grossMinor', 'refundedMinor', 'disputedMinor'] as const;
export type RevenueName = (typeof revenueNames)[number];
export type RevenueNumbers = Readonly<Partial<Record<RevenueName, number>>>;

/** A ledger entry in the form that figures count. `source` and `id` identify it. */
export interface MoneyMoved extends Delivery {
  readonly offerId: OfferId;
  readonly currency: string;
  /** The day of the entry, UTC, as in `2026-12-24`. */
  readonly day: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly numbers: RevenueNumbers;
}

/**
 * The effect of each kind of entry. Money taken without a booking is owed back from the start. Deposits are therefore
 * no revenue, and their return is no refund.
 */
const effects: Readonly<Record<LedgerKind, Effect | undefined>> = {
  capture: ['stripe', (grossMinor, units) => ({ payments: 1, units, grossMinor })],
  refund: ['refunds', (refundedMinor) => ({ refundedMinor })],
  refund_failed: ['refunds', (refundedMinor) => ({ refundedMinor })],
  refund_settled: ['refunds', (refundedMinor) => ({ refundedMinor })],
  dispute: ['disputes', (disputedMinor) => ({ disputedMinor })],
  dispute_won: ['disputes', (disputedMinor) => ({ disputedMinor })],
  deposit: undefined,
  deposit_returned: undefined,
  deposit_return_failed: undefined,
  deposit_settled: undefined,
};
/**
 * The account of the effect, and the numbers that its gain adds to. A failed refund takes from `refunds`, so its number
 * is negative.
 */
type Effect = readonly [account: AccountName, count: (gainMinor: number, units: number) => RevenueNumbers];

/**
 * Counts an entry by its lines on the account of its kind, however many there are.
 * @returns undefined for an entry that is no revenue or has no booking. The booking's id names the deal or the slot, and the units.
 */
export function moneyMoved(entry: LedgerEntry): MoneyMoved | undefined {
  const bookingId = bookingOf(entry);
  const [account, count] = effects[entry.kind] ?? [];
  if (!bookingId || !account || !count) return undefined;
  const money = moneyIn(entry, account);
  if (!money) return undefined;
  const { stockId, quantity } = parseBookingId(bookingId);
  return {
    source: 'ledger',
    id: `${bookingId}/${entry.entry}`,
    offerId: offerOf(stockId),
    currency: money.currency,
    day: toInstant(entry.at).slice(0, 10),
    at: entry.at,
    numbers: count(money.amountMinor, quantity),
  };
}

/** Adds up the numbers. Leaves zeros out. */
export function sumOfMoved(moved: readonly Pick<MoneyMoved, 'numbers'>[]): RevenueNumbers {
  const sum = new Map<RevenueName, number>();
  for (const { numbers } of moved)
    for (const name of revenueNames) sum.set(name, (sum.get(name) ?? 0) + (numbers[name] ?? 0));
  return Object.fromEntries([...sum].filter(([, number]) => number !== 0));
}

/** Groups entries into transactions. Each group has one deal, one currency and one day, and at most `most` entries. */
export function groupMoney<M extends MoneyMoved>(moved: readonly M[], most: number): M[][] {
  const alike = Map.groupBy(moved, ({ offerId, currency, day }) => `${offerId}#${currency}#${day}`);
  return [...alike.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / most) }, (_, n) => group.slice(n * most, (n + 1) * most)),
  );
}
