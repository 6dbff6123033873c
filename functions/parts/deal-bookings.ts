import { dealBookingRepository as repositoryOf } from '../../lib/deal-bookings/repository.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { dynamo, tableAt } from './dynamo.ts';

/** Bookings by deal, as staff see them. */
export const dealBookings = /* @__PURE__ */ lazy(() =>
  repositoryOf(dynamo(), tableAt('DEAL_BOOKINGS_TABLE')),
);
