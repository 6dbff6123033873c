import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingId } from '../../../lib/contract/ids.ts';
import {
  type LedgerAccount,
  type LedgerEntry,
  type LedgerKind,
  ledgerEntry,
} from '../../../lib/ledger/ledger.ts';

const bookingId = 'bkg_1' as BookingId;
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** What an account holds of a currency. */
const balance = (entries: readonly LedgerEntry[], currency: string, account?: LedgerAccount) =>
  sum(
    entries
      .filter((entry) => entry.currency === currency)
      .flatMap(({ lines }) => lines)
      .filter((line) => account === undefined || line.account === account)
      .map(({ amountMinor }) => amountMinor),
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
): LedgerEntry => ledgerEntry(kind, { bookingId, id, amount, at: 0 });

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
      bookingId,
      entry: 'capture#pi_1',
      kind: 'capture',
      currency: 'EUR',
      lines: [
        { account: 'stripe', amountMinor: 1999 },
        { account: 'sales', amountMinor: -1999 },
      ],
      at: 0,
    });
  });
});
