import { listRevenue } from '../../../lib/contract/operations/admin-deals.ts';
import { listRevenue as list } from '../../../lib/figures/list-revenue.ts';
import { revenueRepository } from '../../../lib/figures/revenue-repository.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';

const env = readEnvironment(['FIGURES_TABLE']);
const deps = { revenue: revenueRepository(dynamoDocuments(), env.FIGURES_TABLE, { clock, random }) };

/** The money of all deals that the caller may see, by day. */
export const handler = endpoint(listRevenue, async ({ query, caller }) => ({
  status: 200,
  body: await list(deps, { ...query, staff: requireStaff(caller) }),
}));
