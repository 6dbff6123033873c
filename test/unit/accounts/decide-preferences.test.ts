import { describe, expect, it } from 'vitest';
import { decidePreferences, defaultPreferences } from '../../../lib/accounts/decide-preferences.ts';

const now = '2026-12-24T10:00:00.000Z';
const berlin = { city: 'Berlin', country: 'DE', latitude: 52.520006, longitude: 13.404954 };
const wanted = { categories: ['food-and-drink'], cities: [berlin], radiusKm: 10 };

function changed(before: typeof defaultPreferences, interests: typeof wanted) {
  const decision = decidePreferences(before, interests, now);
  if (decision.kind !== 'change') throw new Error('It is unchanged');
  return decision.preferences;
}

describe('decidePreferences', () => {
  it('replaces everything, and names a category once', () => {
    expect(changed(defaultPreferences, { ...wanted, categories: ['b', 'a', 'b'] })).toEqual({
      categories: ['b', 'a'],
      cities: [berlin],
      radiusKm: 10,
      version: 1,
      updatedAt: now,
    });
  });

  it('changes nothing when set to what they are, in whatever order of fields', () => {
    const before = changed(defaultPreferences, wanted);
    const { city, country, latitude, longitude } = berlin;
    const cities = [{ longitude, latitude, country, city }];
    expect(decidePreferences(before, { ...wanted, cities }, now)).toEqual({ kind: 'unchanged' });
    expect(changed(before, { ...wanted, radiusKm: 11 }).version).toBe(2);
  });

  it('stores the defaults when they are chosen', () => {
    const { version: _, ...chosen } = defaultPreferences;
    expect(changed(defaultPreferences, chosen as typeof wanted).version).toBe(1);
  });
});
