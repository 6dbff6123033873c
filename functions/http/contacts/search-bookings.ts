import { searchBookings as operation } from '../../../lib/contract/operations/contacts.ts';
import { searchBookings } from '../../../lib/deal-bookings/search-bookings.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { searchDependencies } from '../../parts/contacts.ts';

const deps = searchDependencies();

/** Finds bookings for staff. */
export const handler = endpoint(operation, async ({ query, caller }) => ({
  status: 200,
  body: await searchBookings(deps, {
    ...query,
    bookingId: query.bookingId,
    buyerId: query.buyerId,
    dealId: query.dealId,
    staff: requireStaff(caller),
  }),
}));
