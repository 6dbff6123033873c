import type { SQSRecord } from 'aws-lambda';
import { outcomeOf } from './batch-response.ts';
import type { EventSource, EventSourceOptions } from './index.ts';
import { createLifecycle } from './lifecycle.ts';
import { gatherBatch } from './queue-batch.ts';
import { type QueueClient, queueClient } from './queue-client.ts';
import { type QueueSettings, readQueueSettings } from './settings.ts';

/**
 * Polls a queue for a function. Failed or unreported messages stay in the queue. They become visible again after the
 * queue's timeout, and the queue moves them to its DLQ after too many receives.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 */
export function startQueueSource(options: EventSourceOptions): EventSource {
  const settings = readQueueSettings(options.mapping);
  const life = createLifecycle(settings.enabled);
  const queue = queueClient(options.queues, settings.sourceArn, life);
  const busy = new Set<Promise<void>>();

  const processAll = async (parts: SQSRecord[][]): Promise<void> => {
    for (const records of parts) await processBatch(records, queue, settings, options);
  };

  /** Gathers one batch. Without a window, it gathers as many as the function can take when the first batch shows a backlog. */
  const gatherBurst = async (free: number): Promise<SQSRecord[][][]> => {
    const first = await gatherBatch(queue, settings, life);
    if (first.length === 0) return [];
    if (settings.window > 0 || free < 2 || first.flat().length < settings.batchSize) return [first];
    const more = Array.from({ length: free - 1 }, () => gatherBatch(queue, settings, life, false));
    return [first, ...(await Promise.all(more)).filter((parts) => parts.length > 0)];
  };

  const poll = async (): Promise<void> => {
    while (life.running) {
      try {
        await life.ready();
        // The visibility timeout runs from receiving, so a batch is gathered only when the function can take it.
        if (busy.size >= settings.concurrency) await Promise.race(busy);
        const batches = await gatherBurst(settings.concurrency - busy.size);
        if (life.paused || !life.running) {
          queue.giveBack(batches.flat(2).map((record) => record.receiptHandle));
          continue;
        }
        for (const parts of batches) {
          const task = processAll(parts).finally(() => busy.delete(task));
          busy.add(task);
        }
      } catch (error) {
        if (!life.running) return;
        options.log(`polling ${settings.sourceArn}: ${error}`);
        await life.sleep(1_000).catch(() => undefined);
      }
    }
  };

  const polling = poll();
  return {
    pause: life.pause,
    resume: life.resume,
    stop: () => life.stop(() => polling.then(() => Promise.all(busy))),
  };
}

async function processBatch(
  records: SQSRecord[],
  queue: QueueClient,
  settings: QueueSettings,
  { invoker, functionArn, log }: EventSourceOptions,
): Promise<void> {
  try {
    const result = await invoker.invoke(functionArn, { Records: records });
    const ids = new Set(records.map((record) => record.messageId));
    const outcome = outcomeOf(result, settings.reportsFailures, (id) => ids.has(id));
    if (outcome === 'all') return;
    const failed = new Set(outcome === 'none' ? [] : outcome);
    const done = records.filter((record) => !failed.has(record.messageId));
    queue.delete(done.map((record) => record.receiptHandle));
  } catch (error) {
    log(`batch of ${records.length} from ${settings.sourceArn}: ${error}`);
  }
}
