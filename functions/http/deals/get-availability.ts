import { getAvailability as operation } from '../../../lib/contract/operations/deals-availability.ts';
import { publicDeals } from '../../../lib/deals/public-deals.ts';
import { limitsOfStage } from '../../../lib/platform/http/limits-of-stage.ts';
import { openEndpoint } from '../../../lib/platform/http/open-endpoint.ts';
import { dealDependencies } from '../../parts/deals.ts';

const deals = publicDeals(dealDependencies());

/** Returns the units left: a small answer, made for polling. */
export const handler = openEndpoint(
  operation,
  async ({ params }) => ({
    status: 200,
    body: await deals.availability(params.dealId),
  }),
  { limits: limitsOfStage(operation) },
);
