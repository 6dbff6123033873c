import { listDeals as operation } from '../../../lib/contract/operations/deals.ts';
import { publicList } from '../../../lib/deals/public-list.ts';
import { limitsOfStage } from '../../../lib/platform/http/limits-of-stage.ts';
import { openEndpoint } from '../../../lib/platform/http/open-endpoint.ts';
import { dealDependencies } from '../../parts/deals.ts';

const list = publicList(dealDependencies());

/** Lists deals on sale, upcoming or ended. */
export const handler = openEndpoint(
  operation,
  async ({ query }) => ({
    status: 200,
    body: await list(query),
  }),
  { limits: limitsOfStage(operation) },
);
