import type { Message } from '@aws-sdk/client-sqs';
import type { SqsParameters } from '../delivery/delivery.ts';
import { type FauxqsStores, rulesOf } from './fauxqs.ts';
import { part } from './part.ts';
import { letQueuesRest } from './restful-queues.ts';
import type { SqsBody } from './sqs-refusal.ts';
import { sqsRefusal } from './sqs-rules.ts';

/** A message to send, with the fields of SendMessage. */
export interface NewMessage extends SqsParameters {
  MessageBody: string;
  MessageAttributes?: Record<string, { DataType: string; StringValue: string }>;
}

/** A message in the JSON protocol: binary attributes are in base64. */
export type ReceivedMessage = Omit<Message, 'MessageAttributes'> & {
  MessageAttributes?: Record<string, { DataType?: string; StringValue?: string; BinaryValue?: string }>;
};

/** SQS would return a client error, so a retry cannot help. */
export class QueueRefusal extends Error {}

/** The queues for this cloud's own parts: without HTTP, signatures or clients. Queues are named by ARN. */
export interface QueueService {
  /** @throws QueueRefusal when the queue does not exist, or SQS would refuse the message */
  send(arn: string, message: NewMessage): void;
  /** Returns at most ten visible messages. @throws QueueRefusal when the queue does not exist */
  receive(arn: string, limit: number): Promise<ReceivedMessage[]>;
  /** Resolves when the queue may have messages again, after this many milliseconds, or when the signal aborts. */
  arrival(arn: string, limitMs: number, signal: AbortSignal): Promise<void>;
  /** Returns the visible messages, and the age of the oldest of all; undefined for a queue that does not exist. */
  depth(arn: string): { readonly visible: number; readonly oldestSeconds: number } | undefined;
  delete(arn: string, receiptHandles: readonly string[]): void;
  /** Makes messages visible again at once. */
  giveBack(arn: string, receiptHandles: readonly string[]): void;
}

interface Queue {
  url: string;
  messages: { sentTimestamp: number }[];
  inflightMessages: Map<string, { message: { sentTimestamp: number } }>;
  processTimers(): void;
  isFifo(): boolean;
  hasAvailableFifoMessages(): boolean;
  deleteMessage(receiptHandle: string): boolean;
  changeVisibility(receiptHandle: string, timeoutSeconds: number): void;
  pollWaiters: { resolve: () => void; timer: NodeJS.Timeout }[];
  startPollTimerIfNeeded(): void;
  stopPollTimerIfEmpty(): void;
}

/** The service on the stores of fauxqs, with the same rules as over HTTP. */
export async function queueService(
  { sqsStore }: Pick<FauxqsStores, 'sqsStore'>,
  file?: { transaction(work: () => void): void },
): Promise<QueueService> {
  const together = (work: () => void) => (file ? file.transaction(work) : work());
  await letQueuesRest();
  const { sendMessage } = await part('./sqs/actions/sendMessage.js');
  const { receiveMessage } = await part('./sqs/actions/receiveMessage.js');
  const rules = rulesOf(sqsStore);
  const queueOf = (arn: string): Queue => {
    const queue = sqsStore.getQueueByArn(arn) as Queue | undefined;
    if (!queue) throw new QueueRefusal(`There is no queue ${arn}`);
    return queue;
  };
  return {
    send(arn, message) {
      const body = { ...message, QueueUrl: queueOf(arn).url } as unknown as SqsBody;
      const refusal = sqsRefusal('SendMessage', body, rules);
      if (refusal) throw new QueueRefusal(refusal.message);
      try {
        sendMessage(body, sqsStore);
      } catch (error) {
        throw (error as Error).name === 'SqsError' ? new QueueRefusal((error as Error).message) : error;
      }
    },
    async receive(arn, limit) {
      const request = { QueueUrl: queueOf(arn).url, MaxNumberOfMessages: limit, WaitTimeSeconds: 0 };
      const { Messages = [] } = await receiveMessage({ ...request, ...everything }, sqsStore);
      return Messages;
    },
    arrival: (arn, limitMs, signal) => arrivalIn(queueOf(arn), limitMs, signal),
    depth(arn) {
      const queue = sqsStore.getQueueByArn(arn) as Queue | undefined;
      if (!queue) return undefined;
      queue.processTimers();
      const held = [...queue.inflightMessages.values()].map(({ message }) => message);
      const oldest = Math.min(...[...queue.messages, ...held].map(({ sentTimestamp }) => sentTimestamp));
      const ageMs = Number.isFinite(oldest) ? Date.now() - oldest : 0;
      return { visible: queue.messages.length, oldestSeconds: ageMs / 1_000 };
    },
    delete(arn, receiptHandles) {
      const queue = queueOf(arn);
      together(() => {
        for (const handle of receiptHandles) queue.deleteMessage(handle);
      });
    },
    giveBack(arn, receiptHandles) {
      const queue = queueOf(arn);
      together(() => {
        for (const handle of receiptHandles) queue.changeVisibility(handle, 0);
      });
    },
  };
}

const everything = { MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['All'] };

/** Waits as a long poll does, but takes no message. A message therefore cannot be lost when the caller has stopped waiting. */
function arrivalIn(queue: Queue, limitMs: number, signal: AbortSignal): Promise<void> {
  const isThere = queue.isFifo() ? queue.hasAvailableFifoMessages() : queue.messages.length > 0;
  if (isThere || signal.aborted) return Promise.resolve();
  return new Promise((done) => {
    const resolve = () => {
      signal.removeEventListener('abort', leave);
      queue.stopPollTimerIfEmpty();
      done();
    };
    const leave = () => {
      clearTimeout(waiter.timer);
      const at = queue.pollWaiters.indexOf(waiter);
      if (at >= 0) queue.pollWaiters.splice(at, 1);
      resolve();
    };
    const waiter = { resolve, timer: setTimeout(leave, limitMs).unref() };
    signal.addEventListener('abort', leave);
    queue.pollWaiters.push(waiter);
    queue.startPollTimerIfNeeded();
  });
}
