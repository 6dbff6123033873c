import type { AdminDeal } from '@stampede/mobile-sdk/admin';

/** Returns what sells now, the earliest end first, then what comes, the earliest start first. */
export function nowAndSoon(deals: readonly AdminDeal[]): AdminDeal[] {
  const place = (deal: AdminDeal) => (deal.state === 'scheduled' ? `1${deal.startsAt}` : `0${deal.endsAt}`);
  return deals.toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
}
