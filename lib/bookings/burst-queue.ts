import { queueOf } from '../platform/queue.ts';
import { order } from './order.ts';

/** Where orders wait in a rush. Once SQS has one, its buyer will get an answer. */
export const burstOrders = queueOf('burst-orders', order);
