import { reviewRepository } from '../../../lib/abuse/review-repository.ts';
import { listReviews } from '../../../lib/abuse/reviews.ts';
import { listRiskReviews } from '../../../lib/contract/operations/risk.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';

const env = readEnvironment(['ABUSE_TABLE']);
const deps = { reviews: reviewRepository(dynamoDocuments(), env.ABUSE_TABLE) };

/** Orders that staff should look at, newest first. */
export const handler = endpoint(listRiskReviews, async ({ query }) => ({
  status: 200,
  body: await listReviews(deps, query),
}));
