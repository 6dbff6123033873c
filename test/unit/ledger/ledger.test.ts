import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingId } from '../../../lib/contract/ids.ts';
import {
  type AccountName,
  balancedEntry,
  type LedgerEntry,
  type LedgerKind,
  type LedgerLine,
  ledgerEntry,
  moneyIn,
  moneyLines,
  putLedgerEntry,
} from '../../../lib/ledger/ledger.ts';
import { readEntry } from '../../../lib/ledger/read-entry.ts';

const bookingId = 'bkg_1' as BookingId;
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** What an account holds of a currency. */
const balance = (entries: readonly LedgerEntry[], currency: string, account?: AccountName) =>
  sum(
    entries
      .flatMap(({ lines }) => lines)
      .filter((line) => line.unit === currency && (account === undefined || line.account === account))
      .map(({ amount }) => amount),
  );

const currencies = ['EUR', 'USD', 'JPY', 'BHD'] as const;
const money = fc.record({
  amountMinor: fc.integer({ min: 1, max: 100_000_000 }),
  currency: fc.constantFrom(...currencies),
});
const enter = (
  kind: LedgerKind,
  id: string,
  amount: { amountMinor: number; currency: string },
): LedgerEntry => ledgerEntry(kind, { subject: bookingId, id, amount, at: 0 });

/** Each thing that may become of money that was taken: what is entered, and what Stripe still owes us of it. */
const fates = {
  kept: { kinds: [], left: 1 },
  refunded: { kinds: ['refund'], left: 0 },
  'sent back by the bank': { kinds: ['refund', 'refund_failed'], left: 1 },
  disputed: { kinds: ['dispute'], left: 0 },
  'won again': { kinds: ['dispute', 'dispute_won'], left: 1 },
} as const;
const depositFates = {
  owed: { kinds: [], left: 1 },
  returned: { kinds: ['deposit_returned'], left: 0 },
  'sent back by the bank': { kinds: ['deposit_returned', 'deposit_return_failed'], left: 1 },
} as const;

interface Story {
  readonly first: 'capture' | 'deposit';
  readonly fate: { readonly kinds: readonly LedgerKind[]; readonly left: 0 | 1 };
  readonly amount: { amountMinor: number; currency: string };
}
const story: fc.Arbitrary<Story> = fc.oneof(
  fc.record({
    first: fc.constant('capture' as const),
    fate: fc.constantFrom(...Object.values(fates)),
    amount: money,
  }),
  fc.record({
    first: fc.constant('deposit' as const),
    fate: fc.constantFrom(...Object.values(depositFates)),
    amount: money,
  }),
);
const entriesOf = ({ first, fate, amount }: Story, id: number): LedgerEntry[] =>
  [first, ...fate.kinds].map((kind) => enter(kind, `id_${id}`, amount));

describe('the ledger', () => {
  it('sums to zero in each currency, after whatever steps in whatever order', () => {
    const kinds: LedgerKind[] = [
      'capture',
      'refund',
      'refund_failed',
      'deposit',
      'deposit_returned',
      'deposit_return_failed',
      'dispute',
      'dispute_won',
    ];
    const step = fc.tuple(fc.constantFrom(...kinds), money);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const entries: LedgerEntry[] = [];
        for (const [kind, amount] of steps) {
          entries.push(enter(kind, String(entries.length), amount));
          for (const currency of currencies) expect(balance(entries, currency)).toBe(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('says what Stripe owes us: captured, less what went back and what banks have', () => {
    fc.assert(
      fc.property(fc.array(story, { maxLength: 40 }), (stories) => {
        const entries = stories.flatMap(entriesOf);
        for (const currency of currencies) {
          const left = stories.filter(({ amount }) => amount.currency === currency);
          const owed = sum(left.map(({ amount, fate }) => amount.amountMinor * fate.left));
          expect(balance(entries, currency, 'stripe')).toBe(owed);
        }
      }),
    );
  });

  it('owes nothing to buyers once every deposit is returned, and counts none of them as sales', () => {
    const returned = fc.array(money, { maxLength: 20 });
    fc.assert(
      fc.property(returned, (amounts) => {
        const entries = amounts.flatMap((amount, id) =>
          entriesOf({ first: 'deposit', fate: depositFates.returned, amount }, id),
        );
        for (const currency of currencies)
          for (const account of ['deposits', 'sales', 'refunds', 'stripe'] as const)
            expect(balance(entries, currency, account)).toBe(0);
      }),
    );
  });

  it('gives an effect one name, so that it is entered once', () => {
    const amount = { amountMinor: 1999, currency: 'EUR' };
    expect(enter('capture', 'pi_1', amount)).toEqual({
      subject: bookingId,
      entry: 'capture#pi_1',
      kind: 'capture',
      lines: [
        { account: 'stripe', unit: 'EUR', amount: 1999 },
        { account: 'sales', unit: 'EUR', amount: -1999 },
      ],
      at: 0,
    });
  });
});

describe('an entry of several lines', () => {
  /** One payment, over two sellers, with points that its buyer earns. */
  const lines = [
    { account: 'stripe', unit: 'EUR', amount: 3000 },
    { account: 'sales:slr_a', unit: 'EUR', amount: -1000 },
    { account: 'sales:slr_b', unit: 'EUR', amount: -2000 },
  ] as const;
  const points = [
    { account: 'outside', unit: 'points', amount: -30 },
    { account: 'sales:cus_1', unit: 'points', amount: 30 },
  ] as const;
  const entered = (all: readonly LedgerLine[]) =>
    balancedEntry('capture', { subject: bookingId, id: 'pi_1', lines: all, at: 0 });

  it('balances with three lines, and says what each name of an account gained over all parties', () => {
    const entry = entered(lines);
    expect(entry.lines).toEqual(lines);
    expect(moneyIn(entry, 'stripe')).toEqual({ amountMinor: 3000, currency: 'EUR' });
    expect(moneyIn(entry, 'sales')).toEqual({ amountMinor: -3000, currency: 'EUR' });
    expect(moneyIn(entry, 'refunds')).toBeUndefined();
  });

  it('is refused at once when it does not sum to zero', () => {
    expect(() => entered(lines.slice(0, 2))).toThrow('capture#pi_1: the lines sum to 2000 EUR');
    expect(() => entered(lines.slice(0, 1))).toThrow(RangeError);
    expect(() => entered([])).toThrow('two lines at least');
    // @ts-expect-error: lines that nobody has checked are no entry.
    putLedgerEntry('ledger', { subject: bookingId, entry: 'capture#1', kind: 'capture', lines, at: 0 });
    expect(() => entered([...lines, { account: 'outside', unit: 'EUR', amount: 0.5 }])).toThrow(
      'whole number',
    );
    // Sums of this size are rounded: these would seem to be zero.
    const most = Number.MAX_SAFE_INTEGER;
    const large = [most, 2, -most, -1].map(
      (amount) => ({ account: 'outside', unit: 'EUR', amount }) as const,
    );
    expect(() => entered(large)).toThrow('the lines sum to 1 EUR');
  });

  it('sums to zero in each unit by itself: points do not pay for euros', () => {
    expect(entered([...lines, ...points]).lines).toHaveLength(5);
    const exchanged = [
      { account: 'stripe', unit: 'EUR', amount: 30 },
      { account: 'sales', unit: 'points', amount: -30 },
    ] as const;
    expect(() => entered(exchanged)).toThrow('the lines sum to 30 EUR');
  });

  it('has points beside its money, which are none', () => {
    const entry = entered([...lines, ...points]);
    expect(moneyLines(entry)).toEqual(lines);
    expect(moneyIn(entry, 'outside')).toBeUndefined();
  });

  it('does not say one sum for two currencies', () => {
    const dollars = lines.map((line) => ({ ...line, unit: 'USD' }));
    expect(() => moneyIn(entered([...lines, ...dollars]), 'stripe')).toThrow('EUR and USD');
  });

  it('is what it was when it is read again, and is refused when somebody changed an amount', () => {
    const entry = entered([...lines, ...points]);
    const item = putLedgerEntry('ledger', entry).Put?.Item ?? {};
    expect(readEntry(item)).toEqual(entry);
    const [first, ...others] = lines;
    expect(() => readEntry({ ...item, lines: [{ ...first, amount: 3001 }, ...others] })).toThrow('to 1 EUR');
    expect(() => readEntry({ ...item, lines: [{ ...first, amount: '3000' }, ...others] })).toThrow();
  });

  it('costs no write unit more than one of two lines: both fit into a kilobyte', () => {
    const full = { subject: `bkg_${'x'.repeat(48)}` as const, id: 'pi_'.padEnd(30, 'x'), at: Date.now() };
    const sellers = Array.from({ length: 5 }, (_, n) => ({
      ...{ account: `sales:slr_${'x'.repeat(15)}${n}` as const, unit: 'EUR', amount: -1_000 },
    }));
    const wide = [...sellers, { account: 'stripe', unit: 'EUR', amount: 5_000 } as const];
    const item = putLedgerEntry('ledger', balancedEntry('capture', { ...full, lines: wide })).Put?.Item;
    expect(JSON.stringify(item).length).toBeLessThan(1_024);
  });
});
