import { closeReview } from '../../../lib/abuse/close-review.ts';
import { reviewRepository } from '../../../lib/abuse/review-repository.ts';
import { bookingRepository } from '../../../lib/bookings/repository.ts';
import type { ReviewId } from '../../../lib/contract/ids.ts';
import { decideRiskReview } from '../../../lib/contract/operations/risk.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { dynamoDocuments, secretsClient } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { loadSigningKeys } from '../../../lib/platform/signing.ts';
import { auditOfThisFunction } from '../audit/audit-log.ts';

const env = readEnvironment(['ABUSE_TABLE', 'BOOKINGS_TABLE', 'STOCK_TABLE', 'SIGNING_SECRET_ARN']);
const dynamo = dynamoDocuments();
const keys = await loadSigningKeys(secretsClient(), env.SIGNING_SECRET_ARN);

const deps = {
  reviews: reviewRepository(dynamo, env.ABUSE_TABLE),
  bookings: bookingRepository(dynamo, { bookings: env.BOOKINGS_TABLE, stock: env.STOCK_TABLE }),
  audit: auditOfThisFunction(),
  clock,
  random,
  bookingIdKey: keys('booking-id'),
};

/** Lets an order stay, or cancels it. */
export const handler = endpoint(decideRiskReview, async ({ params, body, caller, origin }) => ({
  status: 200,
  body: await closeReview(deps, { ...body, id: params.reviewId as ReviewId, actor: actorOf(caller, origin) }),
}));
