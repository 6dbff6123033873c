import { paymentQueue } from '../../lib/payments/payment-queue.ts';
import { reconcilePayments } from '../../lib/payments/reconcile-payments.ts';
import { paymentRepository } from '../../lib/payments/repository.ts';
import { dynamoDocuments, sqsClient } from '../../lib/platform/aws.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { readEnvironment } from '../../lib/platform/environment.ts';
import { logger } from '../../lib/platform/logger.ts';

const env = readEnvironment([
  'PAYMENTS_TABLE',
  'LEDGER_TABLE',
  'BOOKINGS_TABLE',
  'STOCK_TABLE',
  'PAYMENT_QUEUE_URL',
]);
const deps = {
  payments: paymentRepository(dynamoDocuments(), {
    payments: env.PAYMENTS_TABLE,
    ledger: env.LEDGER_TABLE,
    bookings: env.BOOKINGS_TABLE,
    stock: env.STOCK_TABLE,
  }),
  queue: paymentQueue(sqsClient(), env.PAYMENT_QUEUE_URL),
  clock,
};

/** Each minute: the payments of which nothing was heard in time. */
export async function handler(): Promise<void> {
  logger.info('reconciled', await reconcilePayments(deps));
}
