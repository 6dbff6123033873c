import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { customerId, exportId } from '../contract/ids.ts';

export const exportJob = z.object({ customerId, exportId });
export type ExportJob = z.infer<typeof exportJob>;
export const erasureJob = z.object({ customerId });
export type ErasureJob = z.infer<typeof erasureJob>;

/** The longest that SQS delays a message. */
export const longestDelaySeconds = 15 * 60;

/** Where work on somebody's data waits. Messages name ids only: what leads to the person stays in the table. */
export const jobQueue = <T>(sqs: SQSClient, queueUrl: string) => ({
  async send(job: T, delaySeconds = 0): Promise<void> {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify(job),
        DelaySeconds: Math.max(0, Math.min(longestDelaySeconds, Math.ceil(delaySeconds))),
      }),
    );
  },
});
export type JobQueue<T> = ReturnType<typeof jobQueue<T>>;
