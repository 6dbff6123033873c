import { queueIn } from '../platform/queue.ts';
import { readQueueDepth } from '../platform/queue-depth.ts';
import { SendMessageCommand, type SQSClient } from '../platform/sqs.ts';
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
} from '../platform/sqs-receive.ts';

/** A received dead letter. */
export interface Letter {
  readonly id: string;
  /** Valid until the letter becomes visible again. */
  readonly handle: string;
  readonly body: string;
  readonly sentAtMs: number | undefined;
  /** The attributes that EventBridge adds: the target, and why it could not be reached. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The queues of a stage, by their names in it. */
export interface LetterBox {
  counts(queue: string): Promise<{ readonly waiting: number; readonly hidden: number }>;
  /** Returns at most ten letters, and hides them from others for these seconds. */
  receive(queue: string, hideSeconds: number): Promise<Letter[]>;
  /** Makes letters visible again at once. */
  release(queue: string, letters: readonly Letter[]): Promise<void>;
  remove(queue: string, letters: readonly Letter[]): Promise<void>;
  /** Sends a copy. The attributes are about the failure, so they stay behind. */
  send(queue: string, letter: Letter): Promise<void>;
}

/** The most entries of one call. */
const entriesInCall = 10;

/** Asks all of SQS's servers. A poll without a wait asks some of them, and may find nothing in a short queue. */
const waitSeconds = 1;

export function letterBox(sqs: SQSClient, stage: string): LetterBox {
  const urls = new Map<string, Promise<string>>();
  const urlOf = (queue: string): Promise<string> => {
    const asked = urls.get(queue);
    if (asked) return asked;
    const url = sqs
      .send(new GetQueueUrlCommand({ QueueName: queueIn(stage, queue) }))
      .then(({ QueueUrl = '' }) => QueueUrl);
    urls.set(queue, url);
    url.catch(() => urls.delete(queue));
    return url;
  };
  const inCalls = async (
    letters: readonly Letter[],
    call: (
      part: readonly Letter[],
    ) => Promise<{ readonly Failed?: readonly { Code?: string | undefined }[] | undefined }>,
  ) => {
    for (let from = 0; from < letters.length; from += entriesInCall) {
      const { Failed = [] } = await call(letters.slice(from, from + entriesInCall));
      if (Failed.length > 0) throw new Error(`SQS refused ${Failed.length} messages: ${Failed[0]?.Code}`);
    }
  };
  return {
    async counts(queue) {
      const { waiting, inFlight } = await readQueueDepth(sqs, await urlOf(queue));
      return { waiting, hidden: inFlight };
    },
    async receive(queue, hideSeconds) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: await urlOf(queue),
          MaxNumberOfMessages: entriesInCall,
          VisibilityTimeout: hideSeconds,
          WaitTimeSeconds: waitSeconds,
          MessageSystemAttributeNames: ['SentTimestamp'],
          MessageAttributeNames: ['All'],
        }),
      );
      return Messages.map(
        ({ MessageId = '', ReceiptHandle = '', Body = '', Attributes, MessageAttributes }) => ({
          id: MessageId,
          handle: ReceiptHandle,
          body: Body,
          sentAtMs: Attributes?.SentTimestamp === undefined ? undefined : Number(Attributes.SentTimestamp),
          attributes: Object.fromEntries(
            Object.entries(MessageAttributes ?? {}).map(([name, { StringValue = '' }]) => [
              name,
              StringValue,
            ]),
          ),
        }),
      );
    },
    async release(queue, letters) {
      const QueueUrl = await urlOf(queue);
      await inCalls(letters, (part) =>
        sqs.send(
          new ChangeMessageVisibilityBatchCommand({
            QueueUrl,
            Entries: part.map(({ handle }, n) => ({
              Id: String(n),
              ReceiptHandle: handle,
              VisibilityTimeout: 0,
            })),
          }),
        ),
      );
    },
    async remove(queue, letters) {
      const QueueUrl = await urlOf(queue);
      await inCalls(letters, (part) =>
        sqs.send(
          new DeleteMessageBatchCommand({
            QueueUrl,
            Entries: part.map(({ handle }, n) => ({ Id: String(n), ReceiptHandle: handle })),
          }),
        ),
      );
    },
    async send(queue, { body }) {
      await sqs.send(new SendMessageCommand({ QueueUrl: await urlOf(queue), MessageBody: body }));
    },
  };
}
