import type { AdminDeal } from '@stampede/mobile-sdk/admin';

/** Sorts deals by an instant of theirs. */
export const soonestFirst = (deals: readonly AdminDeal[], by: 'startsAt' | 'endsAt'): AdminDeal[] =>
  [...deals].sort((one, other) => Date.parse(one[by]) - Date.parse(other[by]));
