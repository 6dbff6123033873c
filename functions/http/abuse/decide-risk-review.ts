import { closeRiskReview } from '../../../lib/abuse/close-risk-review.ts';
import { decideRiskReview as operation } from '../../../lib/contract/operations/abuse.ts';
import { actorOf } from '../../../lib/platform/actor.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { riskReviews } from '../../parts/abuse.ts';
import { audit } from '../../parts/audit.ts';
import { bookings } from '../../parts/bookings.ts';
import { deals } from '../../parts/deals.ts';
import { paymentsToRefund } from '../../parts/payments.ts';
import { paymentQueue } from '../../parts/queues.ts';
import { bookingIdKey } from '../../parts/signing.ts';
import { oversight } from '../../parts/staff.ts';

const deps = {
  reviews: riskReviews(),
  bookings: bookings(),
  payments: paymentsToRefund(),
  deals: deals(),
  queue: paymentQueue(),
  oversight: oversight(),
  audit: audit(),
  clock,
  random,
  bookingIdKey: await bookingIdKey(),
};

/** Decides a review: the order stays, or is cancelled and its payment refunded. */
export const handler = endpoint(operation, async ({ params, body, caller, origin }) => ({
  status: 200,
  body: await closeRiskReview(deps, { ...body, id: params.riskReviewId, actor: actorOf(caller, origin) }),
}));
