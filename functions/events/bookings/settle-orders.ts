import { burstOrders } from '../../../lib/bookings/burst-queue.ts';
import { claimRepository } from '../../../lib/bookings/claims.ts';
import { bookingRepository } from '../../../lib/bookings/repository.ts';
import { settleOrders } from '../../../lib/bookings/settle-orders.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { meterCapacity } from '../../../lib/platform/capacity.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { readEnvironment, secondsFrom } from '../../../lib/platform/environment.ts';
import { logger } from '../../../lib/platform/logger.ts';
import { messageBatches } from '../../../lib/platform/messages.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { stockRepository } from '../../../lib/stock/repository.ts';
import { signInLimitsOfStage } from '../../http/bookings/sign-in-limits.ts';

const env = readEnvironment(['BOOKINGS_TABLE', 'STOCK_TABLE', 'HOLD_SECONDS']);
const dynamo = dynamoDocuments();
const capacity = meterCapacity(dynamo);

const deps = {
  bookings: bookingRepository(dynamo, { bookings: env.BOOKINGS_TABLE, stock: env.STOCK_TABLE }),
  claims: claimRepository(dynamo, env.STOCK_TABLE, random),
  stock: stockRepository(dynamo, env.STOCK_TABLE),
  clock,
  random,
  signInLimits: signInLimitsOfStage(),
  holdMs: secondsFrom(env, 'HOLD_SECONDS') * 1_000,
};

/** Settles a batch of queued orders; those without an outcome come again, and poison ends in the DLQ by itself. */
export const handler = messageBatches(burstOrders, async (messages, { poison }) => {
  const { undecided, ...settled } = await settleOrders(
    deps,
    messages.map(({ body }) => body),
  );
  logger.info('orders settled', {
    messages: messages.length + poison,
    ...settled,
    undecided: undecided.size,
    poison,
    writeUnits: capacity.take(),
    replayReadUnits: capacity.takeReplays(),
  });
  return messages.filter(({ body }) => undecided.has(body.id));
});
