import { reconcilePayments } from '../../lib/payments/reconcile-payments.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { logger } from '../../lib/platform/logger.ts';
import { paymentReader } from '../parts/payments.ts';
import { paymentQueue } from '../parts/queues.ts';

const deps = {
  payments: paymentReader(),
  queue: paymentQueue(),
  clock,
};

/** Each minute: the payments of which nothing was heard in time. */
export async function handler(): Promise<void> {
  logger.info('reconciled', await reconcilePayments(deps));
}
