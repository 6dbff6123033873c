import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type Backoff, withBackoff } from './backoff.ts';
import { type Clock, toEpochSeconds } from './clock.ts';
import { cancelledParts, isContention, type TransactItem } from './dynamo.ts';
import type { Random } from './random.ts';

/** What an event is told apart by: its source, and an id that is unique there. */
export interface Delivery {
  readonly source: string;
  readonly id: string;
}

export interface OnceDeps {
  readonly dynamo: DynamoDBDocumentClient;
  /** The table that the effect is written to; the markers live beside it. Its keys are `pk` and `sk`, its TTL `ttl`. */
  readonly table: string;
  readonly clock: Clock;
  readonly random: Random;
}

/** The parts that one transaction may have, markers and effect together. */
export const transactionParts = 100;

/** No queue keeps a message longer than 14 days, so by then every copy of an event has come, redriven ones included. */
const remembered = 15 * 86_400_000;
const contention: Backoff = { attempts: 8, baseMs: 25, capMs: 1_000 };

/**
 * Writes the effect of a batch of events exactly once, though queues and buses deliver them at least once.
 *
 * Each event leaves a marker, written in the same transaction as the effect:
 *
 *     TransactWrite [ marker of event 1, …, marker of event n, effect of those n events ]
 *
 * A marker that is there already cancels the transaction and says which event it was; that event is dropped, and the
 * transaction made anew for the others. So an event counts if and only if its marker is there: a crash before the
 * transaction leaves neither, a crash after it leaves both, and the delivery that follows finds the marker.
 *
 * A consumer copies this pattern by grouping its batch so that the effect is small (one counter for many events), and
 * by keeping events and effect within `transactionParts`. It costs two write units a marker and two for each part of
 * the effect; markers vanish when no copy
 * can come any more.
 *
 * @param effectOf the writes that these events cause, made again whenever some were dropped. A condition in it that
 * fails makes the whole batch fail, so it had better have none.
 * @returns how many events took effect now.
 * @throws the contention that outlasts a few attempts: nothing was written, the batch may come again.
 */
export async function applyOnce<E extends Delivery>(
  deps: OnceDeps,
  events: readonly E[],
  effectOf: (fresh: readonly E[]) => TransactItem[],
): Promise<number> {
  let fresh = firstDeliveries(events);
  while (fresh.length > 0) {
    const repeated = await withBackoff(
      () => attempt(deps, fresh, effectOf(fresh)),
      isContention,
      contention,
      deps.random,
    );
    if (repeated.size === 0) return fresh.length;
    fresh = fresh.filter((_, index) => !repeated.has(index));
  }
  return 0;
}

/** @returns the positions of the events that had taken effect before; with any, nothing was written. */
async function attempt(
  { dynamo, table, clock }: OnceDeps,
  events: readonly Delivery[],
  effect: TransactItem[],
): Promise<Set<number>> {
  const ttl = toEpochSeconds(clock.now() + remembered);
  const markers = events.map((event) => marker(table, event, ttl));
  try {
    await dynamo.send(new TransactWriteCommand({ TransactItems: [...markers, ...effect] }));
    return new Set();
  } catch (error) {
    const failed = (cancelledParts(error) ?? []).flatMap(({ outcome }, index) =>
      outcome === 'condition_failed' ? [index] : [],
    );
    if (failed.length === 0 || failed.some((index) => index >= markers.length)) throw error;
    return new Set(failed);
  }
}

const marker = (table: string, { source, id }: Delivery, ttl: number): TransactItem => ({
  Put: {
    TableName: table,
    Item: { pk: `event#${source}#${id}`, sk: 'seen', ttl },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** A batch may hold two copies of one event; a transaction may not write one marker twice. */
const firstDeliveries = <E extends Delivery>(events: readonly E[]): E[] => [
  ...new Map(events.map((event) => [`${event.source}#${event.id}`, event])).values(),
];
