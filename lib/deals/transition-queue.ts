import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** The longest delay that SQS takes, in seconds. */
const maxDelay = 900;

export type TransitionQueue = ReturnType<typeof transitionQueue>;

export const transitionQueue = (sqs: SQSClient, url: string) => ({
  /** Sends a message that arrives after so many whole seconds, or after 15 minutes to be sent on from there. */
  async sendAfter(message: unknown, seconds: number): Promise<void> {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: JSON.stringify(message),
        DelaySeconds: Math.min(seconds, maxDelay),
      }),
    );
  },
});
