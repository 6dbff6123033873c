import type { Route } from '../routes.ts';

/** Each screen by its name. */
export const screenNames: Readonly<Record<Route['screen'], string>> = {
  deals: 'Deals',
  deal: 'Deal',
  bookings: 'My bookings',
  booking: 'Booking',
};
