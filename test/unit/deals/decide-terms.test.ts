import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DealPatch } from '../../../lib/contract/deal.ts';
import type { DealSnapshot } from '../../../lib/contract/events/deal-events.ts';
import { decideUpdate, sameValue, wrongPrice, wrongTerms } from '../../../lib/deals/decide-terms.ts';

const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const now = '2026-12-24T10:00:00.000Z';

const deal: DealSnapshot = {
  id: 'deal_0000000000000001',
  sellerId: 'slr_0000000000000001',
  title: 'Brunch for two',
  description: '',
  category: 'food-and-drink',
  images: [],
  pictures: [],
  price: euros(1900),
  originalPrice: euros(2900),
  location: { city: 'Berlin', country: 'DE', latitude: 52.5, longitude: 13.4 },
  tags: [],
  startsAt: '2026-12-24T12:00:00.000Z',
  endsAt: '2026-12-24T13:00:00.000Z',
  state: 'scheduled',
  perCustomerLimit: 2,
  drop: false,
  signedInOnly: false,
  challengeGuests: false,
  maxUnitsPerOrder: 10,
  maxUnpaidUnits: 10,
  version: 3,
  createdAt: now,
  updatedAt: now,
};

const update = (patch: DealPatch, changed: Partial<DealSnapshot> = {}, at = now) =>
  decideUpdate({ ...deal, ...changed }, patch, { total: 10, now: at, imageHosts: undefined });

describe('wrongTerms', () => {
  const wrong = (changed: object, total = 10) =>
    wrongTerms({ ...deal, ...changed }, total).map(({ path }) => path);

  it('finds nothing wrong with a sound offer', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ price: euros(2900) })).toEqual([]);
    expect(wrong({ price: euros(0) })).toEqual([]);
  });

  it('wants the end after the start', () => {
    expect(wrong({ endsAt: deal.startsAt })).toEqual(['body.endsAt']);
  });

  it('wants a price of at most the original one, in the same currency', () => {
    expect(wrong({ price: euros(2901) })).toEqual(['body.price']);
    expect(wrong({ price: { amountMinor: 100, currency: 'JPY' } })).toEqual(['body.originalPrice.currency']);
  });

  it.each([
    ['KWD', 1_234, 'body.price', 'multiple of 10'],
    ['MGA', 15_050, 'body.price', 'multiple of 100'],
    ['EUR', 30, 'body.price', 'at least 50'],
    ['JPY', 40, 'body.price', 'at least 50'],
    ['VND', 120_000_000, 'body.price', 'at most 99999999'],
    ['ISK', 1_500_000, 'body.price', 'at most'],
    ['IQD', 5_000_000, 'body.price.currency', 'Stripe does not charge it'],
    ['IRR', 5_000_000, 'body.price.currency', 'Stripe does not charge it'],
    ['KPW', 5_000, 'body.price.currency', 'Stripe does not charge it'],
  ])('refuses a price that nobody can pay: %s %d', (currency, amountMinor, path, why) => {
    const price = { amountMinor, currency };
    expect(wrongTerms({ ...deal, price, originalPrice: price }, 10)).toEqual([
      { path, message: expect.stringContaining(why) },
    ]);
    expect(update({ price, originalPrice: price })).toMatchObject({
      kind: 'refuse',
      code: 'invalid_request',
    });
    expect(wrongPrice({ amountMinor: 0, currency })).toEqual([]);
  });

  it('allows a limit of one even when no unit is there', () => {
    expect(wrong({ perCustomerLimit: 1 }, 0)).toEqual([]);
    expect(wrong({ perCustomerLimit: 2 }, 1)).toEqual(['body.perCustomerLimit']);
  });
});

describe('decideUpdate', () => {
  it('changes a deal whose total was set below its limit, but for a limit that is still above it', () => {
    const cut = (patch: DealPatch) => decideUpdate(deal, patch, { total: 1, now, imageHosts: undefined });
    expect(cut({ title: 'Lunch' })).toMatchObject({ kind: 'change' });
    expect(cut({ perCustomerLimit: 3 })).toMatchObject({ kind: 'refuse', code: 'invalid_request' });
    expect(cut({ perCustomerLimit: 1 })).toMatchObject({ kind: 'change' });
  });

  it('tells what the change touches', () => {
    expect(update({ title: 'Lunch' })).toMatchObject({ newPrice: false, newSaleTerms: false });
    expect(update({ price: euros(1800) })).toMatchObject({ newPrice: true, newSaleTerms: true });
    expect(update({ originalPrice: euros(3900) })).toMatchObject({ newPrice: true, newSaleTerms: false });
    expect(update({ drop: true })).toMatchObject({ newPrice: false, newSaleTerms: true });
  });

  it('tells the stock of every change of who may order how much', () => {
    for (const patch of [
      { signedInOnly: true },
      { challengeGuests: true },
      { maxUnitsPerOrder: 2 },
      { maxUnpaidUnits: null },
      { maxUnpaidUnits: 2 },
      { recentSignInAbove: euros(50_000) },
      { perCustomerLimit: null },
    ] satisfies DealPatch[])
      expect(update(patch, { state: 'live' })).toMatchObject({ kind: 'change', newSaleTerms: true });
  });

  it('protects a deal that becomes a drop or free, unless the patch says otherwise', () => {
    const controls = (patch: DealPatch, changed: Partial<typeof deal> = {}) => {
      const decision = update(patch, changed);
      if (decision.kind !== 'change') throw new Error('expected a change');
      const { challengeGuests, perCustomerLimit } = decision.deal;
      return { challengeGuests, perCustomerLimit };
    };
    const free = { price: euros(0) };
    const unlimited = { perCustomerLimit: undefined } as unknown as Partial<typeof deal>;
    expect(controls({ drop: true })).toEqual({ challengeGuests: true, perCustomerLimit: 2 });
    expect(controls(free)).toEqual({ challengeGuests: true, perCustomerLimit: 2 });
    expect(controls(free, unlimited)).toEqual({ challengeGuests: true, perCustomerLimit: 10 });
    expect(controls({ ...free, challengeGuests: false, perCustomerLimit: null }, unlimited)).toEqual({
      challengeGuests: false,
      perCustomerLimit: undefined,
    });
    // What its seller said of a deal that is one already stays.
    expect(controls({ title: 'Lunch' }, { drop: true })).toMatchObject({ challengeGuests: false });
  });

  it('asks for a recent sign-in above an amount in the currency of the price', () => {
    const above = { amountMinor: 50_000, currency: 'JPY' };
    expect(update({ recentSignInAbove: above })).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'body.recentSignInAbove.currency' }],
    });
  });

  it('finds a patch that repeats what is there unchanged, whatever the order of its fields', () => {
    expect(update({})).toEqual({ kind: 'unchanged' });
    expect(update({ price: { currency: 'EUR', amountMinor: 1900 } })).toEqual({ kind: 'unchanged' });
  });

  it('removes with null and keeps what is left out', () => {
    const decision = update({ location: null, perCustomerLimit: null });
    if (decision.kind !== 'change') throw new Error('expected a change');
    expect(decision.deal).not.toHaveProperty('location');
    expect(decision.deal).not.toHaveProperty('perCustomerLimit');
    expect(decision.deal.title).toBe(deal.title);
  });

  it('keeps the start of a deal that has started', () => {
    const patch = { startsAt: '2026-12-24T12:30:00.000Z' };
    expect(update(patch)).toMatchObject({ kind: 'change' });
    expect(update(patch, {}, deal.startsAt)).toMatchObject({ code: 'invalid_state' });
  });

  it('refuses to change what is over', () => {
    expect(update({ title: 'x' }, {}, deal.endsAt)).toMatchObject({ code: 'invalid_state' });
    expect(update({ title: 'x' }, { state: 'cancelled' })).toMatchObject({ code: 'invalid_state' });
  });

  it('refuses to move the end of a published deal into the past, and lets a draft be', () => {
    const patch = { startsAt: '2026-12-23T10:00:00.000Z', endsAt: '2026-12-23T11:00:00.000Z' };
    expect(update(patch)).toMatchObject({ code: 'invalid_request', errors: [{ path: 'body.endsAt' }] });
    expect(update(patch, { state: 'draft' })).toMatchObject({ kind: 'change' });
  });
});

describe('sameValue', () => {
  it('holds for a copy with its fields in any order, and not once a value differs', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const shuffled = Object.fromEntries(Object.entries(structuredClone(value)).reverse());
        expect(sameValue(value, shuffled)).toBe(true);
        expect(sameValue(value, { ...shuffled, another: 1, [`${Object.keys(value)[0]}x`]: 2 })).toBe(false);
      }),
    );
  });
});
