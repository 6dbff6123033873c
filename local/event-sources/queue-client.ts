import type { QueueService, ReceivedMessage } from '../messaging/queue-service.ts';
import type { Lifecycle } from './lifecycle.ts';

/** The calls of an event source on its queue. */
export interface QueueClient {
  /** Returns waiting messages, or those that arrive while the source is neither paused nor stopped. */
  receive(limit: number, wait: boolean): Promise<ReceivedMessage[]>;
  delete(receiptHandles: string[]): void;
  /** Makes messages visible again at once. */
  giveBack(receiptHandles: string[]): void;
}

/** The most messages that SQS returns at once. */
const ENTRIES = 10;
/** The longest wait before checking whether the source was paused, in milliseconds. */
const WAIT = 20_000;

export function queueClient(queues: QueueService, arn: string, life: Lifecycle): QueueClient {
  return {
    async receive(limit, wait) {
      const messages = await queues.receive(arn, Math.min(limit, ENTRIES));
      if (messages.length > 0 || !wait) return messages;
      await queues.arrival(arn, WAIT, life.signal);
      return life.paused || !life.running ? [] : queues.receive(arn, Math.min(limit, ENTRIES));
    },
    delete: (handles) => queues.delete(arn, handles),
    giveBack: (handles) => queues.giveBack(arn, handles),
  };
}
