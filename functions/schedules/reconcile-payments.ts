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

/** Checks the payments without news in time, each minute. */
export async function handler(): Promise<void> {
  logger.info('reconciled', await reconcilePayments(deps));
}
