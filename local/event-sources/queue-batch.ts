import type { SQSRecord } from 'aws-lambda';
import type { ReceivedMessage } from '../messaging/queue-service.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { QueueClient } from './queue-client.ts';
import { filterableRecord, queueRecord } from './queue-record.ts';
import type { QueueSettings } from './settings.ts';

/** Lambda's limit on the payload of an invocation, in bytes. */
const PAYLOAD = 6 * 1024 * 1024;
/** The interval of polls while the window of a batch is open, in milliseconds. */
const TRICKLE = 50;

/** Records on their way to the function, with their size as JSON in bytes. */
interface Batch {
  records: SQSRecord[];
  bytes: number[];
  size: number;
}

/**
 * Gathers the next batch. It waits for a first message, then until the batch is full or its window, which opens with
 * that message, is over. It deletes messages that the filter excludes, as Lambda does.
 *
 * @returns invocations to make, each within the payload limit; none when no message came
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html#invocation-eventsourcemapping-batching
 */
export async function gatherBatch(
  queue: QueueClient,
  settings: QueueSettings,
  life: Lifecycle,
  wait = true,
): Promise<SQSRecord[][]> {
  const { batchSize, window } = settings;
  const batch: Batch = { records: [], bytes: [], size: 0 };
  add(batch, await queue.receive(batchSize, wait), queue, settings);
  const deadline = Date.now() + window;
  const room = (): number => (batch.size < PAYLOAD ? batchSize - batch.records.length : 0);
  while (batch.records.length > 0 && room() > 0 && Date.now() < deadline && life.running && !life.paused) {
    const messages = await queue.receive(room(), false);
    add(batch, messages, queue, settings);
    const remaining = deadline - Date.now();
    if (messages.length === 0 && remaining > 0)
      await life.sleep(Math.min(TRICKLE, remaining)).catch(() => undefined);
  }
  return split(batch);
}

function add(batch: Batch, messages: ReceivedMessage[], queue: QueueClient, settings: QueueSettings): void {
  const unwanted: string[] = [];
  for (const message of messages) {
    const record = queueRecord(message, settings.sourceArn);
    if (!settings.matches(filterableRecord(record))) {
      unwanted.push(record.receiptHandle);
      continue;
    }
    const bytes = Buffer.byteLength(JSON.stringify(record)) + 1;
    batch.records.push(record);
    batch.bytes.push(bytes);
    batch.size += bytes;
  }
  if (unwanted.length > 0) queue.delete(unwanted);
}

/** Splits a batch whose last messages exceed the payload limit. */
function split({ records, bytes }: Batch): SQSRecord[][] {
  const parts: SQSRecord[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const [index, record] of records.entries()) {
    size += bytes[index] ?? 0;
    if (size > PAYLOAD) {
      parts.push([]);
      size = bytes[index] ?? 0;
    }
    parts.at(-1)?.push(record);
  }
  return parts;
}
