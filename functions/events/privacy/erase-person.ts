import { logger } from '../../../lib/platform/logger.ts';
import { eachMessage } from '../../../lib/platform/messages.ts';
import { erasePerson } from '../../../lib/privacy/erase-person.ts';
import { erasureJobs } from '../../../lib/privacy/jobs.ts';
import { inBackground } from '../../../lib/stripe/stripe.ts';
import { removeStripeCustomer } from '../../../lib/stripe/stripe-customers.ts';
import { jobDependencies } from '../../parts/privacy-jobs.ts';
import { paymentQueue, sender } from '../../parts/queues.ts';
import { stripe as stripeWith } from '../../parts/stripe.ts';

const stripe = await stripeWith(inBackground);

const deps = {
  ...jobDependencies({
    settleSoon: (bookingId) => paymentQueue().settleSoon(bookingId),
    removeCustomer: (stripeCustomer) => removeStripeCustomer(stripe, stripeCustomer),
  }),
  queue: sender(erasureJobs),
};

/** Advances a deletion request as far as possible now. When it must wait, its message comes again. */
export const handler = eachMessage(erasureJobs, async (job) => {
  logger.info('erasure', { outcome: await erasePerson(deps, job) });
});
