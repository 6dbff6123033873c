import { paymentMessages, paymentQueueTo } from '../../lib/payments/payment-queue.ts';
import { readVariable } from '../../lib/platform/environment.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import type { Queue } from '../../lib/platform/queue.ts';
import { type Sender, senderTo } from '../../lib/platform/send.ts';
import { sqs } from './clients.ts';

/**
 * Returns the sender to a queue of this stage.
 * @throws Error that names the variable when it is missing
 */
export const sender = <Sent>(queue: Queue<Sent, unknown>): Sender<Sent> =>
  senderTo(queue, sqs(), readVariable(queue.variable));

/** The queue in which payments wait for their turn at Stripe. */
export const paymentQueue = /* @__PURE__ */ lazy(() => paymentQueueTo(sender(paymentMessages)));
