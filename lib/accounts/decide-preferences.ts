import type { NewPreferences, Preferences } from '../contract/account.ts';
import type { Instant } from '../contract/instant.ts';

export type PreferencesDecision =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'change'; readonly preferences: Preferences };

/** The preferences of a customer who has set none yet. */
export const defaultPreferences: Preferences = { categories: [], cities: [], radiusKm: 25, version: 0 };

/** Decides the next preferences. Setting the current values changes nothing, so a repeated call is safe. */
export function decidePreferences(
  before: Preferences,
  { categories, cities, radiusKm }: NewPreferences,
  now: Instant,
): PreferencesDecision {
  const wanted = {
    categories: [...new Set(categories)],
    cities,
    radiusKm,
  };
  if (before.version > 0 && sameInterests(before, wanted)) return { kind: 'unchanged' };
  return { kind: 'change', preferences: { ...wanted, version: before.version + 1, updatedAt: now } };
}

type Interests = Pick<Preferences, 'categories' | 'cities' | 'radiusKm'>;

/** Compares as lists of values, because storage keeps no order of fields. */
const sameInterests = (a: Interests, b: Interests): boolean => textOf(a) === textOf(b);
const textOf = ({ categories, cities, radiusKm }: Interests): string =>
  JSON.stringify([
    categories,
    cities.map(({ city, country, latitude, longitude }) => [city, country, latitude, longitude]),
    radiusKm,
  ]);
