import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** The calls that an event source makes on its queue. */
export interface QueueClient {
  receive(limit: number, waitSeconds: number): Promise<Message[]>;
  delete(receiptHandles: string[]): Promise<void>;
  /** Makes messages visible again at once. */
  giveBack(receiptHandles: string[]): Promise<void>;
}

/** SQS takes at most ten entries in a batch call. */
const ENTRIES = 10;

export function queueClient(sqs: SQSClient, QueueUrl: string): QueueClient {
  const inBatches = async (
    handles: string[],
    send: (entries: string[]) => Promise<unknown>,
  ): Promise<void> => {
    const calls: Promise<unknown>[] = [];
    for (let start = 0; start < handles.length; start += ENTRIES) {
      calls.push(send(handles.slice(start, start + ENTRIES)));
    }
    await Promise.all(calls);
  };
  return {
    async receive(limit, waitSeconds) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: Math.min(limit, ENTRIES),
          WaitTimeSeconds: waitSeconds,
          MessageSystemAttributeNames: ['All'],
          MessageAttributeNames: ['All'],
        }),
      );
      return Messages;
    },
    delete: (handles) =>
      inBatches(handles, (entries) =>
        sqs.send(
          new DeleteMessageBatchCommand({
            QueueUrl,
            Entries: entries.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle })),
          }),
        ),
      ),
    giveBack: (handles) =>
      inBatches(handles, (entries) =>
        sqs.send(
          new ChangeMessageVisibilityBatchCommand({
            QueueUrl,
            Entries: entries.map((ReceiptHandle, index) => ({
              ...{ Id: String(index), ReceiptHandle, VisibilityTimeout: 0 },
            })),
          }),
        ),
      ),
  };
}
