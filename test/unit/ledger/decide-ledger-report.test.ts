import { describe, expect, it } from 'vitest';
import { decideDifferences } from '../../../lib/ledger/decide-ledger-report.ts';
import type { Movement } from '../../../lib/ledger/movement.ts';

const from = Date.parse('2026-12-19T00:00:00.000Z');
const day = { from, to: from + 86_400_000 };

const taken: Movement = {
  effect: 'taken',
  id: 'pi_1',
  bookingId: 'bkg_1',
  amountMinor: 1999,
  currency: 'EUR',
  at: from + 1_000,
};
const atStripe = ({ bookingId: _, ...movement }: Movement): Movement => movement;
const differences = (here: readonly Movement[], stripe: readonly Movement[]) =>
  decideDifferences(here, stripe, day);
const kinds = (here: readonly Movement[], stripe: readonly Movement[]) =>
  differences(here, stripe).map(({ kind }) => kind);

describe('decideDifferences', () => {
  it('finds none between two empty days, and none where both say the same', () => {
    expect(differences([], [])).toEqual([]);
    expect(differences([taken], [atStripe(taken)])).toEqual([]);
  });

  it('tells what only Stripe knows, with the booking when Stripe names it', () => {
    expect(differences([], [taken])).toEqual([
      { kind: 'missing_here', effect: 'taken', id: 'pi_1', bookingId: 'bkg_1', stripe: '1999 EUR' },
    ]);
    expect(differences([], [atStripe(taken)])).toEqual([
      { kind: 'missing_here', effect: 'taken', id: 'pi_1', stripe: '1999 EUR' },
    ]);
  });

  it('tells what only we know', () => {
    expect(differences([taken], [])).toEqual([
      { kind: 'missing_at_stripe', effect: 'taken', id: 'pi_1', bookingId: 'bkg_1', here: '1999 EUR' },
    ]);
  });

  it('tells what both sides say of another amount, to the smallest unit', () => {
    expect(differences([taken], [{ ...taken, amountMinor: 1998 }])).toEqual([
      {
        kind: 'other_amount',
        effect: 'taken',
        id: 'pi_1',
        bookingId: 'bkg_1',
        here: '1999 EUR',
        stripe: '1998 EUR',
      },
    ]);
  });

  it('calls another currency that, whatever the amount', () => {
    expect(kinds([taken], [{ ...taken, currency: 'USD' }])).toEqual(['other_currency']);
    expect(kinds([taken], [{ ...taken, currency: 'USD', amountMinor: 1 }])).toEqual(['other_currency']);
  });

  it('takes the same id with another effect for another movement', () => {
    expect(kinds([taken], [{ ...taken, effect: 'disputed' }])).toEqual(['missing_at_stripe', 'missing_here']);
  });

  it.each<[string, number, number | undefined, number]>([
    ['in the first millisecond of the day', day.from, undefined, 1],
    ['in the last one', day.to - 1, undefined, 1],
    ['a millisecond before the day', day.from - 1, undefined, 0],
    ['in the first millisecond of the next day', day.to, undefined, 0],
    ['after the day for us, and in it for Stripe', day.to, day.to - 1, 1],
    ['in the day for us, and before it for Stripe', day.from, day.from - 1, 1],
    ['before the day for both', day.from - 2, day.from - 1, 0],
  ])('counts what moved %s', (_, here, stripe, found) => {
    const their = stripe === undefined ? [] : [{ ...taken, at: stripe, amountMinor: 1 }];
    expect(differences([{ ...taken, at: here }], their)).toHaveLength(found);
  });

  it('finds nothing to tell of what happened around midnight, when both know it', () => {
    expect(differences([{ ...taken, at: day.to }], [{ ...taken, at: day.to - 1 }])).toEqual([]);
  });

  it('tells each difference once, and all of them', () => {
    const refund: Movement = { ...taken, effect: 'given_back', id: 'bkg_1/rfd_1', amountMinor: 700 };
    const dispute: Movement = { ...taken, effect: 'disputed', id: 'du_1' };
    expect(
      differences([taken, refund], [{ ...taken, amountMinor: 1 }, dispute]).map(({ kind, id }) => [kind, id]),
    ).toEqual([
      ['other_amount', 'pi_1'],
      ['missing_at_stripe', 'bkg_1/rfd_1'],
      ['missing_here', 'du_1'],
    ]);
  });
});
