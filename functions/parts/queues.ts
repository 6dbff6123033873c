import { paymentQueue as paymentQueueAt } from '../../lib/payments/payment-queue.ts';
import { type EnvironmentName, readVariable } from '../../lib/platform/environment.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import type { Queue } from '../../lib/platform/queue.ts';
import { type Sender, senderTo } from '../../lib/platform/send.ts';
import { sqs } from './clients.ts';

type QueueVariable = Extract<EnvironmentName, `${string}_QUEUE_URL`>;

/**
 * Sends to a queue of this stage.
 * @throws Error naming the variable when the function was not told where it is
 */
export const sender = <Sent>(queue: Queue<Sent, unknown>, variable: QueueVariable): Sender<Sent> =>
  senderTo(queue, sqs(), readVariable(variable));

/** Where payments wait for their turn at Stripe. */
export const paymentQueue = /* @__PURE__ */ lazy(() =>
  paymentQueueAt(sqs(), readVariable('PAYMENT_QUEUE_URL')),
);
