import { type Backoff, withBackoff } from './backoff.ts';
import { type Clock, toEpochSeconds } from './clock.ts';
import type { DynamoDBDocumentClient } from './documents/commands.ts';
import { isContention, type TransactItem } from './dynamo.ts';
import type { Random } from './random.ts';
import { transact } from './transact.ts';

/** The identity of an event: its source, and an id that is unique there. */
export interface Delivery {
  readonly source: string;
  readonly id: string;
}

export interface OnceDeps {
  readonly dynamo: DynamoDBDocumentClient;
  /** The table of the effect and of the markers. Its keys are `pk` and `sk`, its TTL `ttl`. */
  readonly table: string;
  readonly clock: Clock;
  readonly random: Random;
}

/** The most parts of one transaction, markers and effect together. */
export const transactionParts = 100;

/** No queue keeps a message longer than 14 days. By then every copy of an event has arrived, redriven ones included. */
const remembered = 15 * 86_400_000;
const contention: Backoff = { attempts: 8, baseMs: 25, capMs: 1_000 };

/**
 * Writes the effect of a batch of events exactly once, though queues and buses deliver at least once.
 *
 * Each event leaves a marker, written in the same transaction as the effect:
 *
 *     TransactWrite [ marker of event 1, …, marker of event n, effect of those n events ]
 *
 * When a marker exists already, it cancels the transaction and names its event. That event is dropped, and the
 * transaction is made again for the others. An event therefore counts if and only if its marker exists. A crash before
 * the transaction leaves neither; a crash after it leaves both, and the next delivery finds the marker.
 *
 * Other consumers should group a batch so that the effect is small (one counter for many events), and keep events and
 * effect within `transactionParts`. The cost is two write units for each marker and each part of the effect. Markers
 * expire when no copy of the event can arrive any more.
 *
 * @param effectOf returns the writes for these events; called again whenever some were dropped. A failed condition in
 * them fails the whole batch, so they should have none.
 * @returns how many events took effect now
 * @throws contention that outlasts a few attempts: nothing was written, and the batch may be redelivered
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

/**
 * Makes one attempt. @returns the positions of events that took effect before; when there are any, nothing was written
 */
async function attempt(
  { dynamo, table, clock }: OnceDeps,
  events: readonly Delivery[],
  effect: TransactItem[],
): Promise<Set<number>> {
  const ttl = toEpochSeconds(clock.now() + remembered);
  const markers = events.map((event) => marker(table, event, ttl));
  const failed = await transact(dynamo, { markers, effect }, 'markers');
  return new Set(failed?.get('markers')?.map(({ place }) => place));
}

const marker = (table: string, { source, id }: Delivery, ttl: number): TransactItem => ({
  Put: {
    TableName: table,
    Item: { pk: `event#${source}#${id}`, sk: 'seen', ttl },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** A batch may hold two copies of one event, but a transaction must not write one marker twice. */
const firstDeliveries = <E extends Delivery>(events: readonly E[]): E[] => [
  ...new Map(events.map((event) => [`${event.source}#${event.id}`, event])).values(),
];
