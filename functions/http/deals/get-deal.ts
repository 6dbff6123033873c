import { getDeal } from '../../../lib/contract/operations/public.ts';
import { publicDeals } from '../../../lib/deals/public-deals.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { dealDependencies } from './dependencies.ts';

const deals = publicDeals(dealDependencies());

/** One deal as buyers see it. */
export const handler = endpoint(getDeal, async ({ params }) => ({
  status: 200,
  body: await deals.get(params.dealId),
}));
