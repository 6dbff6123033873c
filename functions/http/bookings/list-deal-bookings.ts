import { listDealBookings as operation } from '../../../lib/contract/operations/bookings-for-staff.ts';
import { listDealBookings } from '../../../lib/deal-bookings/list-deal-bookings.ts';
import { findDeal } from '../../../lib/deals/find-deal.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { dealBookings } from '../../parts/deal-bookings.ts';
import { deals } from '../../parts/deals.ts';

const deps = {
  deals: deals(),
  dealBookings: dealBookings(),
  clock,
};

/** Lists a deal's bookings, for callers who may see the deal. */
export const handler = endpoint(operation, async ({ params, query, caller }) => {
  const { id } = await findDeal(deps, {
    dealId: params.dealId,
    staff: requireStaff(caller),
    to: 'see',
  });
  return { status: 200, body: await listDealBookings(deps, id, query) };
});
