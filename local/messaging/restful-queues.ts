import { part } from './part.ts';

/** The timer fields inside a queue of fauxqs. Times are epoch milliseconds. */
interface QueueInside {
  inflightMessages: Map<string, { visibilityDeadline: number }>;
  delayedMessages: { delayUntil?: number }[];
  fifoDelayed: Map<string, { delayUntil?: number }[]>;
  pollWaiters: unknown[];
  pollTimer: NodeJS.Timeout | undefined;
  enqueue(message: { delayUntil?: number }): void;
  dequeue(...parameters: unknown[]): { ReceiptHandle: string }[];
  changeVisibility(receiptHandle: string, timeoutSeconds: number): void;
  processTimers(): void;
  startPollTimerIfNeeded(): void;
  stopPollTimerIfEmpty(): void;
}

/** The earliest time at which a message becomes visible. It may be too early, because deleted messages still count. */
const soonest = new WeakMap<QueueInside, number>();
let done = false;

/**
 * Reduces the polling of fauxqs. As published, each polled queue scans all its delayed and invisible messages fifty
 * times a second. With thousands of delayed holds, that uses a whole processor. With this change it scans when the next
 * of them is due.
 */
export async function letQueuesRest(): Promise<void> {
  const { SqsQueue } = await part('./sqs/sqsStore.js');
  if (done) return;
  done = true;
  const queue: QueueInside = SqsQueue.prototype;
  const { enqueue, dequeue, changeVisibility, processTimers } = queue;
  const note = (of: QueueInside, due: number | undefined) => {
    if (due === undefined) return;
    soonest.set(of, Math.min(soonest.get(of) ?? 0, due));
    if (of.pollWaiters.length > 0) of.startPollTimerIfNeeded();
  };
  queue.enqueue = function (message) {
    enqueue.call(this, message);
    note(this, message.delayUntil);
  };
  queue.dequeue = function (...parameters) {
    const messages = dequeue.apply(this, parameters);
    const [first] = messages;
    // All messages of one call have the same deadline.
    if (first) note(this, this.inflightMessages.get(first.ReceiptHandle)?.visibilityDeadline);
    return messages;
  };
  queue.changeVisibility = function (receiptHandle, timeoutSeconds) {
    changeVisibility.call(this, receiptHandle, timeoutSeconds);
    note(this, this.inflightMessages.get(receiptHandle)?.visibilityDeadline);
  };
  queue.processTimers = function () {
    if (Date.now() < (soonest.get(this) ?? 0)) return;
    processTimers.call(this);
    soonest.set(this, soonestIn(this));
  };
  queue.startPollTimerIfNeeded = function () {
    clearTimeout(this.pollTimer);
    const due = soonest.get(this) ?? 0;
    this.pollTimer = undefined;
    if (due === Number.POSITIVE_INFINITY) return;
    const ring = () => {
      this.processTimers();
      if (this.pollWaiters.length > 0) this.startPollTimerIfNeeded();
    };
    this.pollTimer = setTimeout(ring, Math.min(Math.max(1, due - Date.now()), LONGEST_TIMER)).unref();
  };
  queue.stopPollTimerIfEmpty = function () {
    if (this.pollWaiters.length > 0) return;
    clearTimeout(this.pollTimer);
    this.pollTimer = undefined;
  };
}

/** Visibility ends after at most 12 hours, and a timer can wait 24 days. */
const LONGEST_TIMER = 60_000;

function soonestIn(queue: QueueInside): number {
  let due = Number.POSITIVE_INFINITY;
  for (const { visibilityDeadline } of queue.inflightMessages.values())
    due = Math.min(due, visibilityDeadline);
  for (const { delayUntil } of queue.delayedMessages) due = Math.min(due, delayUntil ?? due);
  for (const group of queue.fifoDelayed.values())
    for (const { delayUntil } of group) due = Math.min(due, delayUntil ?? due);
  return due;
}
