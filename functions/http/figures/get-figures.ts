import { getFigures } from '../../../lib/contract/operations/admin-deals.ts';
import { findDeal } from '../../../lib/deals/find-deal.ts';
import { dealRepository } from '../../../lib/deals/repository.ts';
import { getFigures as get } from '../../../lib/figures/get-figures.ts';
import { figuresRepository } from '../../../lib/figures/repository.ts';
import { revenueRepository } from '../../../lib/figures/revenue-repository.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { requireStaff } from '../../../lib/platform/caller.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';

const env = readEnvironment(['DEALS_TABLE', 'FIGURES_TABLE']);
const dynamo = dynamoDocuments();
const deps = {
  deals: dealRepository(dynamo, env.DEALS_TABLE),
  figures: figuresRepository(dynamo, env.FIGURES_TABLE, { clock, random }),
  revenue: revenueRepository(dynamo, env.FIGURES_TABLE, { clock, random }),
};

/** A deal's figures, for those who may see the deal. */
export const handler = endpoint(getFigures, async ({ params, caller }) => {
  const { id } = await findDeal(deps, { dealId: params.dealId, staff: requireStaff(caller), to: 'see' });
  return { status: 200, body: await get(deps, id) };
});
