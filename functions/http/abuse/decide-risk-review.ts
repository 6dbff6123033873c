import { closeRiskReview } from '../../../lib/abuse/close-risk-review.ts';
import { decideRiskReview as operation } from '../../../lib/contract/operations/abuse.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { riskReviews } from '../../parts/abuse.ts';
import { cancellationDependencies } from '../../parts/cancellations.ts';

const deps = { ...(await cancellationDependencies()), reviews: riskReviews() };

/** Decides a review: the order stays, or is cancelled and its payment refunded. */
export const handler = endpoint(operation, async ({ params, body, caller, origin }) => ({
  status: 200,
  body: await closeRiskReview(deps, { ...body, id: params.riskReviewId, actor: actorOf(caller, origin) }),
}));
