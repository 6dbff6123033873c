import { listDeals } from '../../../lib/contract/operations/public.ts';
import { publicList } from '../../../lib/deals/public-list.ts';
import { limitsOfStage } from '../../../lib/platform/http/limits-of-stage.ts';
import { openEndpoint } from '../../../lib/platform/http/open-endpoint.ts';
import { dealDependencies } from '../../parts/deals.ts';

const list = publicList(dealDependencies());

/** What is on sale and what comes, or what was. */
export const handler = openEndpoint(
  listDeals,
  async ({ query }) => ({
    status: 200,
    body: await list(query),
  }),
  { limits: limitsOfStage(listDeals) },
);
