import { paymentQueueAt } from '../../lib/payments/payment-queue.ts';
import { type EnvironmentName, readVariable } from '../../lib/platform/environment.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import type { Queue } from '../../lib/platform/queue.ts';
import { type Sender, senderTo } from '../../lib/platform/send.ts';
import { sqs } from './clients.ts';

type QueueVariable = Extract<EnvironmentName, `${string}_QUEUE_URL`>;

/**
 * Returns the sender to a queue of this stage.
 * @throws Error that names the variable when it is missing
 */
export const sender = <Sent>(queue: Queue<Sent, unknown>, variable: QueueVariable): Sender<Sent> =>
  senderTo(queue, sqs(), readVariable(variable));

/** The queue in which payments wait for their turn at Stripe. */
export const paymentQueue = /* @__PURE__ */ lazy(() =>
  paymentQueueAt(sqs(), readVariable('PAYMENT_QUEUE_URL')),
);
