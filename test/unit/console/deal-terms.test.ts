import type { AdminDeal } from '@stampede/mobile-sdk/admin';
import { describe, expect, it } from 'vitest';
import { compareTerms, resolveTerms } from '../../../console/src/pages/deals/editor/conflict.ts';
import { copyOf, draftOf, emptyDraft } from '../../../console/src/pages/deals/editor/draft.ts';
import { firstWrongStep, placeErrors } from '../../../console/src/pages/deals/editor/fields.ts';
import { readDraft } from '../../../console/src/pages/deals/editor/read-draft.ts';
import { newDealOf, patchOf, termsOf, withTerms } from '../../../console/src/pages/deals/editor/terms.ts';

const zone = 'Europe/Berlin';
const deal = {
  id: 'deal_1',
  sellerId: 'slr_1',
  title: 'Brunch for two',
  description: 'Eggs.\nCoffee.',
  category: 'food-and-drink',
  pictures: [],
  images: ['https://images.example.com/brunch.jpg'],
  price: { amountMinor: 2900, currency: 'EUR' },
  originalPrice: { amountMinor: 4900, currency: 'EUR' },
  location: { city: 'Berlin', country: 'DE', latitude: 52.52, longitude: 13.405 },
  tags: ['brunch'],
  startsAt: '2026-12-24T08:00:00.000Z',
  endsAt: '2026-12-24T18:00:30.500Z',
  state: 'scheduled',
  soldOut: false,
  quantityTotal: 100,
  available: 40,
  perCustomerLimit: 2,
  signedInOnly: false,
  challengeGuests: true,
  maxUnitsPerOrder: 10,
  maxUnpaidUnits: 10,
  drop: true,
  cancellationPolicy: { refunds: [{ percent: 100, until: '2026-12-20T11:00:00.000Z' }, { percent: 50 }] },
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
  version: 3,
} as AdminDeal;

const draft = draftOf(deal, zone, 'de');
const base = readDraft(draft).terms;
const read = (patch: object) => readDraft({ ...draft, ...patch });

describe('the form of a deal', () => {
  it('has no faults, and reads back as the deal to the minute', () => {
    expect(readDraft(draft).faults).toEqual({});
    expect(base).toEqual({ ...termsOf(deal), endsAt: '2026-12-24T18:00:00.000Z' });
  });

  it('sends only what the person changed: not the seconds that the form does not show', () => {
    expect(patchOf(base, readDraft(draft).terms)).toEqual({});
    expect(patchOf(base, read({ title: ' New ' }).terms)).toEqual({ title: 'New' });
  });

  it('sends both prices when one follows the other', () => {
    const { terms, faults } = read({ price: '55', originalPrice: '' });
    expect(faults).toEqual({});
    const price = { amountMinor: 5500, currency: 'EUR' };
    expect(patchOf(base, terms)).toEqual({ price, originalPrice: price });
  });

  it('removes what was emptied with null', () => {
    const { terms } = read({ perCustomerLimit: '', maxUnpaidUnits: '', hasPlace: false, refunds: [] });
    expect(patchOf(base, terms)).toEqual({
      perCustomerLimit: null,
      maxUnpaidUnits: null,
      location: null,
      cancellationPolicy: null,
    });
  });

  it('reads times on the clocks of the chosen zone', () => {
    expect(read({ zone: 'America/New_York' }).terms.startsAt).toBe('2026-12-24T14:00:00.000Z');
  });

  it('says what is missing in an empty form, and where', () => {
    const { faults } = readDraft(emptyDraft(zone));
    expect(Object.keys(faults).sort()).toEqual(
      ['category', 'endsAt', 'price', 'quantityTotal', 'startsAt', 'title'].sort(),
    );
    expect(firstWrongStep(faults)).toBe(0);
    expect(firstWrongStep({ endsAt: 'x' }, 1)).toBeUndefined();
  });

  it.each([
    [{ category: 'Food' }, { category: { key: 'category' } }],
    [{ images: ['http://a.example/x.jpg'] }, { images: { key: 'address' } }],
    [{ originalPrice: '10' }, { originalPrice: { key: 'originalPrice' } }],
    [{ endDate: '2026-12-23' }, { endsAt: { key: 'endsAt' } }],
    [{ startDate: '2026-03-29', startTime: '02:30' }, { startsAt: { key: 'skipped' } }],
    [{ perCustomerLimit: '101' }, { perCustomerLimit: { key: 'between', values: { min: 1, max: 100 } } }],
    [{ latitude: '91' }, { latitude: { key: 'between', values: { min: -90, max: 90 } } }],
    [
      {
        refunds: [
          { percent: '50', date: '', time: '' },
          { percent: '20', date: '', time: '' },
        ],
      },
      { refunds: { key: 'refundOpen' } },
    ],
    [{ refunds: [{ percent: '0', date: '', time: '' }] }, { refunds: { key: 'percent' } }],
  ])('finds the fault in %j', (patch, faults) => {
    expect(read(patch).faults).toEqual(faults);
  });

  it('is a body for a new deal without what is not there', () => {
    const { terms, quantityTotal } = read({ challengeGuests: 'auto', hasPlace: false, perCustomerLimit: '' });
    const body = newDealOf(terms, { quantityTotal });
    expect(body).not.toHaveProperty('location');
    expect(body).not.toHaveProperty('challengeGuests');
    expect(body).not.toHaveProperty('perCustomerLimit');
    expect(body.quantityTotal).toBe(100);
  });

  it('leaves the window of a copy open, and its own id', () => {
    const copy = copyOf({ ...deal, externalId: 'a-1' }, zone, 'en');
    expect(copy).toMatchObject({ title: deal.title, startDate: '', endTime: '', externalId: '' });
    expect(copy.refunds).toEqual([
      { percent: '100', date: '', time: '' },
      { percent: '50', date: '', time: '' },
    ]);
  });
});

describe('a conflict', () => {
  const mine = read({ title: 'Mine', price: '25' }).terms;
  const theirs = { ...base, title: 'Theirs', tags: ['late'], price: mine.price };

  it('asks only for terms that both changed to different values', () => {
    expect(compareTerms(base, mine, theirs)).toEqual({ both: ['title'], theirs: ['tags'], mine: [] });
  });

  it('keeps both people’s changes, and what was chosen', () => {
    const conflict = compareTerms(base, mine, theirs);
    expect(resolveTerms({ mine, theirs }, conflict, { title: 'mine' })).toEqual({ ...theirs, title: 'Mine' });
    expect(resolveTerms({ mine, theirs }, conflict, { title: 'theirs' })).toEqual(theirs);
  });

  it('makes the form again from the result', () => {
    const terms = { ...base, location: null, perCustomerLimit: null, title: 'Both' };
    const again = readDraft(draftOf(withTerms(deal, terms), zone, 'en')).terms;
    expect(again).toEqual(terms);
  });
});

describe('the faults of the server', () => {
  it('are put at their fields', () => {
    expect(
      placeErrors([
        { path: 'body.price.amountMinor', message: 'a' },
        { path: 'body.price.currency', message: 'b' },
        { path: 'body.images.2', message: 'c' },
        { path: 'body.cancellationPolicy.refunds.0.until', message: 'd' },
        { path: 'body.location.latitude', message: 'e' },
        { path: 'body.unknown', message: 'f' },
      ]),
    ).toEqual({
      fields: { price: 'a', currency: 'b', images: 'c', refunds: 'd', latitude: 'e' },
      others: ['body.unknown: f'],
    });
  });
});
