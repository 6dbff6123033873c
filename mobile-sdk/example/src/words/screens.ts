import type { Route } from '../routes.ts';

/** The name of each screen. */
export const screenNames: Readonly<Record<Route['screen'], string>> = {
  deals: 'Deals',
  deal: 'Deal',
  bookings: 'My bookings',
  booking: 'Booking',
};
