import { describe, expect, it } from 'vitest';
import {
  clockTime,
  moment,
  money,
  percentOff,
  remaining,
  spoken,
} from '../../../mobile-sdk/example/src/format.ts';
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
    expect(percentOff(eur(2_900), eur(4_600), 'en')).toBe('\u221236%');
    expect(percentOff(eur(4_200), eur(4_200), 'en')).toBeUndefined();
  });

  it.each([
    [9, '00:09 min', 'less than a minute'],
    [107, '01:47 min', '1 minute'],
    [3_599, '59:59 min', '59 minutes'],
    [3_600, '1 h 0 min', '1 hour'],
    [85_572, '23 h 46 min', '23 hours and 46 minutes'],
    [86_400, '1 d 0 h', '1 day'],
    [172_740, '1 d 23 h', '1 day and 23 hours'],
  ])('counts %i seconds as %s, and says %s', (seconds, written, said) => {
    expect(remaining(seconds)).toBe(written);
    expect(spoken(seconds)).toBe(said);
  });

  it('names the zone of a time, and breaks no line within it', () => {
    const at = '2026-12-24T17:00:00.000Z';
    expect(moment(at, { locale: 'en-US', timeZone: 'Europe/Berlin' })).toBe(
      'Dec\u00a024, 6:00\u00a0PM\u00a0GMT+1',
    );
    expect(moment(at, { locale: 'en-GB', timeZone: 'Asia/Tokyo', zone: false })).toBe('25\u00a0Dec, 02:00');
    expect(clockTime(at, 'en-US')).toMatch(/^\d\d?:\d\d\u00a0[AP]M$/);
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
