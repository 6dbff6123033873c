import type { DynamoDBRecord } from 'aws-lambda';
import type { Envelope } from '../contract/events/envelope.ts';
import { chunksOf, type EventBus } from '../platform/bus.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { logger } from '../platform/logger.ts';
import { changeOf } from '../platform/stream.ts';
import { eventsOf } from './events-of.ts';
import { tablesByStream } from './published-tables.ts';

/** Calls in flight at a time: enough for a shard's 1,000 writes a second. */
const width = 4;

interface Outgoing {
  readonly record: DynamoDBRecord;
  readonly envelope: Envelope;
}

/**
 * Publishes the records' events, up to the first record that fails. Events after it may be sent twice, with the same
 * ids. The bus keeps no order, so consumers use `time` and the booking's status.
 * @returns the first record that failed: delivery resumes there
 */
export async function publishChanges(
  { bus, stage }: { readonly bus: EventBus; readonly stage: string },
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBRecord | undefined> {
  const { outgoing, unreadable } = read(records, tablesByStream(stage));
  const chunks = chunksOf(outgoing, ({ envelope }) => envelope);
  for (let start = 0; start < chunks.length; start += width) {
    const wave = chunks.slice(start, start + width);
    const lost = await failuresOf(bus, wave);
    if (lost.size > 0) {
      logger.error('events not published', { count: lost.size });
      return wave.flat().find(({ envelope }) => lost.has(envelope.id))?.record;
    }
  }
  return unreadable;
}

async function failuresOf(bus: EventBus, wave: Outgoing[][]): Promise<Set<string>> {
  const outcomes = await inParallel(wave, width, (chunk) =>
    bus.publish(chunk.map(({ envelope }) => envelope)),
  );
  return new Set(
    outcomes.flatMap((outcome, index) =>
      outcome.status === 'fulfilled'
        ? [...outcome.value]
        : (wave[index] ?? []).map(({ envelope }) => envelope.id),
    ),
  );
}

/**
 * An unreadable record stops the batch at its place. Lambda then bisects the batch until the record is alone, and sets
 * it aside.
 */
function read(
  records: readonly DynamoDBRecord[],
  tableOf: ReturnType<typeof tablesByStream>,
): {
  outgoing: Outgoing[];
  unreadable: DynamoDBRecord | undefined;
} {
  const outgoing: Outgoing[] = [];
  for (const record of records) {
    try {
      const events = eventsOf(tableOf(record.eventSourceARN), changeOf(record));
      for (const envelope of events) outgoing.push({ record, envelope });
    } catch (error) {
      logger.error('unreadable change', { eventId: record.eventID, error });
      return { outgoing, unreadable: record };
    }
  }
  return { outgoing, unreadable: undefined };
}
