import { listRiskReviews } from '../../../lib/abuse/risk-reviews.ts';
import { listRiskReviews as operation } from '../../../lib/contract/operations/abuse.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { riskReviews } from '../../parts/abuse.ts';

const deps = { reviews: riskReviews() };

/** Lists orders for staff to review, newest first. */
export const handler = endpoint(operation, async ({ query }) => ({
  status: 200,
  body: await listRiskReviews(deps, query),
}));
