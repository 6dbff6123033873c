import { burstOrders } from '../../../lib/bookings/burst-queue.ts';
import { settleOrders } from '../../../lib/bookings/settle-orders.ts';
import { meterCapacity } from '../../../lib/platform/capacity.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { logger } from '../../../lib/platform/logger.ts';
import { messageBatches } from '../../../lib/platform/messages.ts';
import { systemRandom as random } from '../../../lib/platform/random.ts';
import { bookings } from '../../parts/bookings.ts';
import { dynamo } from '../../parts/dynamo.ts';
import { holdMs, signInLimits } from '../../parts/sale-settings.ts';
import { claims, stocks } from '../../parts/stock.ts';

const capacity = meterCapacity(dynamo());

const deps = {
  bookings: bookings(),
  claims: claims(),
  stock: stocks(),
  clock,
  random,
  signInLimits: signInLimits(),
  holdMs: holdMs(),
};

/** Settles a batch of queued orders. Orders without an outcome are redelivered; poison goes to the DLQ. */
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
