import { queueOf } from '../platform/queue.ts';
import { order } from './order.ts';

/** The queue of orders in a rush. Once SQS has an order, its buyer will get an answer. */
export const burstOrders = queueOf('burst-orders', order);
