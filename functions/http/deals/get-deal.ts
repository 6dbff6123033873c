import { getDeal as operation } from '../../../lib/contract/operations/deals.ts';
import { publicDeals } from '../../../lib/deals/public-deals.ts';
import { limitsOfStage } from '../../../lib/platform/http/limits-of-stage.ts';
import { openEndpoint } from '../../../lib/platform/http/open-endpoint.ts';
import { dealDependencies } from '../../parts/deals.ts';

const deals = publicDeals(dealDependencies());

/** Returns one deal as buyers see it. */
export const handler = openEndpoint(
  operation,
  async ({ params }) => ({
    status: 200,
    body: await deals.get(params.dealId),
  }),
  { limits: limitsOfStage(operation) },
);
