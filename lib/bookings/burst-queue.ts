import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Order } from './order.ts';

/** Where orders wait in a rush. Once SQS has one, its buyer will get an answer. */
export const burstQueue = (sqs: SQSClient, queueUrl: string) => ({
  async accept(order: Order): Promise<void> {
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(order) }));
  },
});
