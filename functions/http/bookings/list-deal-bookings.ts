import { listDealBookings } from '../../../lib/contract/operations/admin-deals.ts';
import { listDealBookings as bookingsOf } from '../../../lib/deal-bookings/list-deal-bookings.ts';
import { dealBookings } from '../../../lib/deal-bookings/repository.ts';
import { findDeal } from '../../../lib/deals/find-deal.ts';
import { dealRepository } from '../../../lib/deals/repository.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';

const env = readEnvironment(['DEALS_TABLE', 'DEAL_BOOKINGS_TABLE']);
const dynamo = dynamoDocuments();
const deps = {
  deals: dealRepository(dynamo, env.DEALS_TABLE),
  dealBookings: dealBookings(dynamo, env.DEAL_BOOKINGS_TABLE),
  clock,
};

/** A deal's bookings, for those who may see the deal. */
export const handler = endpoint(listDealBookings, async ({ params, query, caller }) => {
  const { id } = await findDeal(deps, {
    dealId: params.dealId,
    staff: requireStaff(caller),
    to: 'see',
  });
  return { status: 200, body: await bookingsOf(deps, id, query) };
});
