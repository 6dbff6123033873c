import { paymentQueue } from '../../../lib/payments/payment-queue.ts';
import { secretsClient, sqsClient } from '../../../lib/platform/aws.ts';
import { readEnvironment, readOptional } from '../../../lib/platform/environment.ts';
import { logger } from '../../../lib/platform/logger.ts';
import { eachMessage } from '../../../lib/platform/messages.ts';
import { senderTo } from '../../../lib/platform/send.ts';
import { erasePerson } from '../../../lib/privacy/erase-person.ts';
import { erasureJobs } from '../../../lib/privacy/jobs.ts';
import { inBackground, loadStripeKeys, stripeClient } from '../../../lib/stripe/stripe.ts';
import { removeStripeCustomer } from '../../../lib/stripe/stripe-customers.ts';
import { jobDependencies } from './dependencies.ts';

const env = readEnvironment(['ERASURE_QUEUE_URL', 'PAYMENT_QUEUE_URL', 'STRIPE_SECRET_ARN']);
const keys = await loadStripeKeys(secretsClient(), env.STRIPE_SECRET_ARN);
const stripe = stripeClient(keys, { ...inBackground, apiUrl: readOptional('STRIPE_API_URL') });
const payments = paymentQueue(sqsClient(), env.PAYMENT_QUEUE_URL);

const deps = {
  ...jobDependencies({
    settleSoon: (bookingId) => payments.settleSoon(bookingId),
    removeCustomer: (stripeCustomer) => removeStripeCustomer(stripe, stripeCustomer),
  }),
  queue: senderTo(erasureJobs, sqsClient(), env.ERASURE_QUEUE_URL),
};

/** Forgets somebody, as far as that is possible today; what it has to wait for brings it back. */
export const handler = eachMessage(erasureJobs, async (job) => {
  logger.info('erasure', { outcome: await erasePerson(deps, job) });
});
