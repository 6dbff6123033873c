import { describe, expect, it } from 'vitest';
import { groupMoney, type MoneyMoved, moneyMoved, sumOfMoved } from '../../../lib/figures/revenue-tally.ts';
import { balancedEntry, type LedgerKind, ledgerEntry } from '../../../lib/ledger/ledger.ts';
import { bookingId, dealId } from '../../stored-items.ts';

const at = Date.parse('2026-12-24T23:59:59.000Z');
const entry = (
  kind: LedgerKind,
  amountMinor: number,
  n = 1,
  changed: { at?: number; currency?: string } = {},
) =>
  ledgerEntry(kind, {
    subject: bookingId(n),
    id: `${kind}-${n}`,
    amount: { amountMinor, currency: changed.currency ?? 'EUR' },
    at: changed.at ?? at,
  });
const moved = (...args: Parameters<typeof entry>) => moneyMoved(entry(...args)) as MoneyMoved;

describe('moneyMoved', () => {
  it('knows deal, units and day of an entry, and tells it apart from every other', () => {
    expect(moved('capture', 3998)).toEqual({
      source: 'ledger',
      id: `${bookingId(1)}/capture#capture-1`,
      offerId: dealId,
      currency: 'EUR',
      day: '2026-12-24',
      at,
      numbers: { payments: 1, units: 2, grossMinor: 3998 },
    });
  });

  it.each([
    ['refund', { refundedMinor: 500 }],
    ['refund_failed', { refundedMinor: -500 }],
    ['dispute', { disputedMinor: 500 }],
    ['dispute_won', { disputedMinor: -500 }],
  ] as const)('counts a %s', (kind, numbers) => {
    expect(moved(kind, 500).numbers).toEqual(numbers);
  });

  it.each(['deposit', 'deposit_returned', 'deposit_return_failed'] as const)(
    'takes a %s for no revenue: the money was never ours',
    (kind) => {
      expect(moneyMoved(entry(kind, 500))).toBeUndefined();
    },
  );
});

describe('an entry of several lines', () => {
  it('counts once with the sum of its account, whoever the parties are', () => {
    const lines = [
      { account: 'stripe', unit: 'EUR', amount: 3000 },
      { account: 'sales:slr_a', unit: 'EUR', amount: -1000 },
      { account: 'sales:slr_b', unit: 'EUR', amount: -2000 },
    ] as const;
    const capture = balancedEntry('capture', { subject: bookingId(1), id: 'pi_1', lines, at });
    expect(moneyMoved(capture)?.numbers).toEqual({ payments: 1, units: 2, grossMinor: 3000 });
  });

  it('is no revenue of a deal when it is about no booking', () => {
    const amount = { amountMinor: 500, currency: 'EUR' };
    expect(moneyMoved(ledgerEntry('capture', { subject: 'po_1', id: 'x', amount, at }))).toBeUndefined();
  });
});

describe('sumOfMoved', () => {
  it('adds up, and leaves out what is zero', () => {
    expect(sumOfMoved([moved('capture', 3998), moved('refund', 500), moved('refund_failed', 500)])).toEqual({
      payments: 1,
      units: 2,
      grossMinor: 3998,
    });
  });
});

describe('groupMoney', () => {
  it('keeps deals, currencies and days apart, and groups within a transaction', () => {
    const day = 86_400_000;
    const all = [
      ...Array.from({ length: 5 }, (_, n) => moved('capture', 1, n)),
      moved('capture', 1, 6, { at: at + day }),
      moved('capture', 1, 7, { currency: 'USD' }),
    ];
    expect(groupMoney(all, 2).map(({ length }) => length)).toEqual([2, 2, 1, 1, 1]);
  });
});
