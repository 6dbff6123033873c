import { listReviews } from '../../../lib/abuse/reviews.ts';
import { listRiskReviews as operation } from '../../../lib/contract/operations/abuse.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { reviews } from '../../parts/abuse.ts';

const deps = { reviews: reviews() };

/** Orders that staff should look at, newest first. */
export const handler = endpoint(operation, async ({ query }) => ({
  status: 200,
  body: await listReviews(deps, query),
}));
