import type { Audience } from '../contract/storefront.ts';

/** The facts about a visitor that decide what they see. The app knows them; the public read does not. */
export interface Visit {
  readonly language: string;
  readonly signedIn: boolean;
  /** The visitor has a booking. */
  readonly hasBooked: boolean;
  readonly country?: string | undefined;
  readonly city?: string | undefined;
}

const people: Readonly<Record<Audience['people'], (visit: Visit) => boolean>> = {
  everybody: () => true,
  guests: ({ signedIn }) => !signedIn,
  signed_in: ({ signedIn }) => signedIn,
  new_customers: ({ hasBooked }) => !hasBooked,
};

const folded = (name: string): string => name.normalize('NFC').trim().toLowerCase();
const isSameCity = (one: string, other: string | undefined): boolean =>
  other !== undefined && folded(one) === folded(other);

/**
 * Returns the part of the audience that the visitor is not in; undefined for a visitor who sees the block. The SDK
 * decides the same in `mobile-sdk/src/storefront`; a test compares the two.
 */
export function audienceFault(audience: Audience, visit: Visit): 'people' | 'place' | 'language' | undefined {
  if (!people[audience.people](visit)) return 'people';
  const { places = [], languages = [] } = audience;
  const isHere = places.some(
    ({ country, city }) => country === visit.country && (city === undefined || isSameCity(city, visit.city)),
  );
  if (places.length > 0 && !isHere) return 'place';
  return languages.length > 0 && !languages.some((one) => one === visit.language) ? 'language' : undefined;
}
