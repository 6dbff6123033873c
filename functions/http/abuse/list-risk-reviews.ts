import { listReviews } from '../../../lib/abuse/reviews.ts';
import { listRiskReviews } from '../../../lib/contract/operations/risk.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { reviews } from '../../parts/abuse.ts';

const deps = { reviews: reviews() };

/** Orders that staff should look at, newest first. */
export const handler = endpoint(listRiskReviews, async ({ query }) => ({
  status: 200,
  body: await listReviews(deps, query),
}));
