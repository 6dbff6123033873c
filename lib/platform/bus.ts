import type { Envelope } from '../contract/events/envelope.ts';
import { type Backoff, pause } from './backoff.ts';
import { type EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from './event-bridge.ts';
import { logger } from './logger.ts';
import type { Random } from './random.ts';

/** The limits of one PutEvents call. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
const limits = { entries: 10, bytes: 256 * 1024 };
const retry: Backoff = { attempts: 5, baseMs: 50, capMs: 1_000 };

export type EventBus = ReturnType<typeof eventBus>;

/** The bus for domain events. */
export function eventBus(client: EventBridgeClient, busName: string, random: Random) {
  /** Makes one call. @returns the refused entries, or all of them when the call failed */
  const put = async (entries: PutEventsRequestEntry[]): Promise<PutEventsRequestEntry[]> => {
    try {
      const answer = await client.send(new PutEventsCommand({ Entries: entries }));
      if (!answer.FailedEntryCount) return [];
      return entries.filter((_, index) => answer.Entries?.[index]?.ErrorCode !== undefined);
    } catch (error) {
      logger.warn('event bus did not answer', { error });
      return entries;
    }
  };

  return {
    /**
     * Publishes as many events as fit into one call (see `chunksOf`). Retries refused entries alone, with jitter.
     * @returns the ids of the events that could not be published
     */
    async publish(envelopes: readonly Envelope[]): Promise<Set<string>> {
      const entryOf = new Map(envelopes.map((envelope) => [toEntry(envelope, busName), envelope]));
      let left = [...entryOf.keys()];
      for (let attempt = 0; attempt < retry.attempts && left.length > 0; attempt++) {
        if (attempt > 0) await pause(attempt - 1, retry, random);
        left = await put(left);
      }
      return new Set(left.flatMap((entry) => entryOf.get(entry)?.id ?? []));
    },
  };
}

const toEntry = (envelope: Envelope, busName: string): PutEventsRequestEntry => ({
  EventBusName: busName,
  Source: envelope.source,
  DetailType: envelope.type,
  Time: Date.parse(envelope.time) / 1000,
  Detail: JSON.stringify(envelope),
});

/** Cuts a list into chunks for one call each, by number and by size, and keeps its order. */
export function chunksOf<T>(list: readonly T[], envelopeOf: (member: T) => Envelope): T[][] {
  const chunks: T[][] = [];
  let room = 0;
  for (const member of list) {
    const size = sizeOf(envelopeOf(member));
    const current = chunks.at(-1);
    if (current && current.length < limits.entries && size <= room) {
      current.push(member);
      room -= size;
    } else {
      chunks.push([member]);
      room = limits.bytes - size;
    }
  }
  return chunks;
}

/** Computes the size as EventBridge does: the texts in UTF-8, and 14 bytes for the time. */
const sizeOf = (envelope: Envelope): number =>
  14 + Buffer.byteLength(envelope.source + envelope.type + JSON.stringify(envelope));
