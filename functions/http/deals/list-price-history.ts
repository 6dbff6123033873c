import { listPriceHistory } from '../../../lib/contract/operations/admin-deals.ts';
import { listPrices } from '../../../lib/deals/list-prices.ts';
import { dealRepository } from '../../../lib/deals/repository.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';

const { DEALS_TABLE } = readEnvironment(['DEALS_TABLE']);
const deps = { deals: dealRepository(dynamoDocuments(), DEALS_TABLE) };

/** The prices a deal has had, newest first. */
export const handler = endpoint(listPriceHistory, async ({ params, query, caller }) => ({
  status: 200,
  body: await listPrices(deps, { ...params, ...query, staff: requireStaff(caller) }),
}));
