import type { AuditLog } from '../../../lib/audit/audit-log.ts';
import { bookingRepository } from '../../../lib/bookings/repository.ts';
import { dealBookings } from '../../../lib/deal-bookings/repository.ts';
import { dealRepository } from '../../../lib/deals/repository.ts';
import { paymentQueue } from '../../../lib/payments/payment-queue.ts';
import { paymentRepository } from '../../../lib/payments/repository.ts';
import { dynamoDocuments, secretsClient, sqsClient } from '../../../lib/platform/aws.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { logger } from '../../../lib/platform/logger.ts';
import { eachMessage } from '../../../lib/platform/messages.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { senderTo } from '../../../lib/platform/send.ts';
import { loadSigningKeys } from '../../../lib/platform/signing.ts';
import { callOffDeal } from '../../../lib/refunds/call-off-deal.ts';
import { callOffs, walkOf } from '../../../lib/refunds/call-off-queue.ts';
import { stockRepository } from '../../../lib/stock/repository.ts';

const env = readEnvironment([
  'SIGNING_SECRET_ARN',
  'DEALS_TABLE',
  'STOCK_TABLE',
  'BOOKINGS_TABLE',
  'DEAL_BOOKINGS_TABLE',
  'PAYMENTS_TABLE',
  'LEDGER_TABLE',
  'PAYMENT_QUEUE_URL',
  'CALL_OFF_QUEUE_URL',
]);
const dynamo = dynamoDocuments();
const keys = await loadSigningKeys(secretsClient(), env.SIGNING_SECRET_ARN);
const tables = {
  payments: env.PAYMENTS_TABLE,
  ledger: env.LEDGER_TABLE,
  bookings: env.BOOKINGS_TABLE,
  stock: env.STOCK_TABLE,
};

/** Whoever called the deal off is in the audit with that; what follows is nobody's deed. */
const audit: Pick<AuditLog, 'entry'> = {
  entry() {
    throw new Error('What the system does leaves no entry in the audit');
  },
};

const deps = {
  bookings: bookingRepository(dynamo, tables),
  payments: paymentRepository(dynamo, tables),
  deals: dealRepository(dynamo, env.DEALS_TABLE),
  stock: stockRepository(dynamo, env.STOCK_TABLE),
  dealBookings: dealBookings(dynamo, env.DEAL_BOOKINGS_TABLE),
  queue: paymentQueue(sqsClient(), env.PAYMENT_QUEUE_URL),
  calledOff: senderTo(callOffs, sqsClient(), env.CALL_OFF_QUEUE_URL),
  audit,
  clock,
  random,
  bookingIdKey: keys('booking-id'),
};

/** Gives everybody back what they paid for a deal that was called off, a page of bookings a message. */
export const handler = eachMessage(callOffs, async (message) => {
  const walk = walkOf(message);
  const outcome = await callOffDeal(deps, walk);
  logger.info('call-off', { ...walk, outcome });
});
