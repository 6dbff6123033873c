import { burstOrders } from '../../lib/bookings/burst-queue.ts';
import type { OrderQueue } from '../../lib/contract/drop-figures.ts';
import { ttlCache } from '../../lib/platform/cache.ts';
import { systemClock as clock, toInstant } from '../../lib/platform/clock.ts';
import { readVariable } from '../../lib/platform/environment.ts';
import { deadLettersOf } from '../../lib/platform/queue.ts';
import { readQueueDepth } from '../../lib/platform/queue-depth.ts';
import { sqs } from './clients.ts';

/** Reads the depth of a queue, and that of its dead letters. */
const depthOf = (queue: typeof burstOrders) =>
  Promise.all(
    [queue.variable, deadLettersOf(queue)].map((variable) => readQueueDepth(sqs(), readVariable(variable))),
  );

/** Many rooms may be open. A container asks SQS once a second for all of them. */
const readings = ttlCache({
  ttlMs: 1_000,
  maxEntries: 1,
  clock,
  load: async (_: 'orders'): Promise<OrderQueue> => {
    const readAt = toInstant(clock.now());
    const [orders, failures] = await depthOf(burstOrders);
    return {
      waiting: orders?.waiting ?? 0,
      inFlight: orders?.inFlight ?? 0,
      failed: (failures?.waiting ?? 0) + (failures?.inFlight ?? 0),
      readAt,
    };
  },
});

/** Reads the queue of orders in a rush, at most a second old. */
export const orderQueue = (): Promise<OrderQueue> => readings.get('orders');
