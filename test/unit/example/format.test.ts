import { describe, expect, it } from 'vitest';
import { money, percentOff, remaining, spoken } from '../../../mobile-sdk/example/src/format.ts';
import { pathOf, routeOf } from '../../../mobile-sdk/example/src/routes.ts';
import { stockWords } from '../../../mobile-sdk/example/src/words/stock.ts';

describe('the sample app', () => {
  it.each([
    [2_900, 'EUR', 'en', '€29.00'],
    [2_900, 'EUR', 'de', '29,00 €'],
    [14_800, 'JPY', 'en', '¥14,800'],
    [11_500, 'KWD', 'en', 'KWD 11.500'],
  ])('writes %i of %s in %s as %s', (amountMinor, currency, locale, written) => {
    expect(money({ amountMinor, currency }, locale).replaceAll('\u00a0', ' ')).toBe(written);
  });

  it('tells how much less a thing costs, and nothing when it does not', () => {
    const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
    expect(percentOff(eur(2_900), eur(4_600), 'en')).toBe('-36%');
    expect(percentOff(eur(4_200), eur(4_200), 'en')).toBeUndefined();
  });

  it.each([
    [9, '00:09', 'less than a minute'],
    [789, '13:09', '13 minutes'],
    [3_600, '01:00:00', '1 hour'],
    [187_980, '2 d 04:13', '2 days and 4 hours'],
  ])('counts %i seconds as %s, and says %s', (seconds, written, said) => {
    expect(remaining(seconds)).toBe(written);
    expect(spoken(seconds)).toBe(said);
  });

  it('says how few are left only when they are few', () => {
    const of = (available: number, state: 'live' | 'ended' | 'scheduled' = 'live') =>
      stockWords({ state, available, soldOut: available === 0 }).text;
    expect([of(11), of(10), of(1), of(0), of(5, 'ended'), of(1, 'scheduled')]).toEqual([
      '11 left',
      'Only 10 left',
      'Only 1 left',
      'Sold out',
      'Ended',
      'Only 1 unit',
    ]);
  });

  it('finds every screen again by its path, and the deals by any other', () => {
    for (const path of ['/deals', '/deals/deal_1', '/bookings', '/bookings/bkg_1'])
      expect(pathOf(routeOf(path))).toBe(path);
    expect(routeOf('/elsewhere')).toEqual({ screen: 'deals' });
  });
});
