import type { Queue } from './queue.ts';
import { SendMessageBatchCommand, SendMessageCommand, type SQSClient } from './sqs.ts';

/** Sends messages of one kind. */
export interface Sender<T> {
  /**
   * Sends a message. @param delaySeconds until it arrives, rounded up; SQS delays at most 900 seconds, and the receiver
   * sends a later message on
   */
  send(message: T, delaySeconds?: number): Promise<void>;
  /** Sends many messages. @throws Error when SQS refused one of them, although others were sent */
  sendAll(messages: readonly T[], delaySeconds?: number): Promise<void>;
}

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const limits = { delaySeconds: 900, messagesInCall: 10 };

/** Returns the sender for the queue at this URL. */
export const senderTo = <Sent>(
  { name }: Queue<Sent, unknown>,
  sqs: SQSClient,
  url: string,
): Sender<Sent> => ({
  async send(message, delaySeconds) {
    await sqs.send(new SendMessageCommand({ QueueUrl: url, ...entryOf(message, delaySeconds) }));
  },

  async sendAll(messages, delaySeconds) {
    const { messagesInCall } = limits;
    const calls = Math.ceil(messages.length / messagesInCall);
    const send = async (call: number) => {
      const Entries = messages
        .slice(call * messagesInCall, (call + 1) * messagesInCall)
        .map((message, index) => ({ Id: String(index), ...entryOf(message, delaySeconds) }));
      const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
      if (Failed.length > 0)
        throw new Error(`${Failed.length} messages of ${name} were not queued: ${Failed[0]?.Code}`);
    };
    await Promise.all(Array.from({ length: calls }, (_, call) => send(call)));
  },
});

const entryOf = (message: unknown, delaySeconds = 0) => ({
  MessageBody: JSON.stringify(message),
  DelaySeconds: Math.max(0, Math.min(limits.delaySeconds, Math.ceil(delaySeconds))),
});
