import { closeReview } from '../../../lib/abuse/close-review.ts';
import { reviewRepository } from '../../../lib/abuse/review-repository.ts';
import { bookingRepository } from '../../../lib/bookings/repository.ts';
import type { ReviewId } from '../../../lib/contract/ids.ts';
import { decideRiskReview } from '../../../lib/contract/operations/risk.ts';
import { dealRepository } from '../../../lib/deals/repository.ts';
import { paymentQueue } from '../../../lib/payments/payment-queue.ts';
import { paymentRepository } from '../../../lib/payments/repository.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { dynamoDocuments, secretsClient, sqsClient } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { loadSigningKeys } from '../../../lib/platform/signing.ts';
import { auditOfThisFunction } from '../audit/audit-log.ts';
import { oversightOfThisFunction } from '../staff/oversight.ts';

const env = readEnvironment([
  'ABUSE_TABLE',
  'BOOKINGS_TABLE',
  'STOCK_TABLE',
  'DEALS_TABLE',
  'PAYMENTS_TABLE',
  'LEDGER_TABLE',
  'PAYMENT_QUEUE_URL',
  'SIGNING_SECRET_ARN',
]);
const dynamo = dynamoDocuments();
const keys = await loadSigningKeys(secretsClient(), env.SIGNING_SECRET_ARN);

const deps = {
  reviews: reviewRepository(dynamo, env.ABUSE_TABLE),
  bookings: bookingRepository(dynamo, { bookings: env.BOOKINGS_TABLE, stock: env.STOCK_TABLE }),
  payments: paymentRepository(dynamo, {
    payments: env.PAYMENTS_TABLE,
    ledger: env.LEDGER_TABLE,
    bookings: env.BOOKINGS_TABLE,
    stock: env.STOCK_TABLE,
  }),
  deals: dealRepository(dynamo, env.DEALS_TABLE),
  queue: paymentQueue(sqsClient(), env.PAYMENT_QUEUE_URL),
  oversight: oversightOfThisFunction(),
  audit: auditOfThisFunction(),
  clock,
  random,
  bookingIdKey: keys('booking-id'),
};

/** Lets an order stay, or cancels it, with all that was paid on its way back. */
export const handler = endpoint(decideRiskReview, async ({ params, body, caller, origin }) => ({
  status: 200,
  body: await closeReview(deps, { ...body, id: params.reviewId as ReviewId, actor: actorOf(caller, origin) }),
}));
