import type { BookingRecord } from '../bookings/booking.ts';
import { parseBookingId } from '../bookings/booking-id.ts';
import type { DeviceHolds, DeviceOrder } from '../bookings/device-holds.ts';
import type { BuyerId } from '../contract/ids.ts';
import { type Clock, toEpochSeconds } from '../platform/clock.ts';
import { unmarshall } from '../platform/documents/attribute-values.ts';
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '../platform/documents/commands.ts';
import { isConditionFailed } from '../platform/dynamo.ts';
import { logger } from '../platform/logger.ts';

interface Deps {
  readonly clock: Clock;
  /** How long an order waits for its count, in milliseconds; by default as long as for a limit. */
  readonly patienceMs?: number;
  /** Reads the records of these orders, as far as they exist. */
  readonly recordsOf: (
    orders: readonly { readonly buyerId: BuyerId; readonly identity: string }[],
  ) => AsyncIterable<Pick<BookingRecord, 'id' | 'status' | 'holdExpiresAt'>>;
}

interface Counted {
  readonly buyerId: BuyerId;
  readonly units: number;
  /** Until this instant an order without a record counts: it may wait in the queue. */
  readonly until: number;
}

interface Item {
  readonly orders: Readonly<Record<string, Counted>>;
  /** Rises with each write, so that no write replaces a concurrent one. */
  readonly writes: number;
}

/** Longer than the time in the queue, the hold and the payment together. */
const keptMs = 2 * 3_600_000;
/** Orders of one device that arrive at once. Each round lets one of them pass. */
const rounds = 5;
/** From this many orders on, finished ones are removed, so that the item stays small where the bound is high. */
const manyOrders = 40;
/** Milliseconds, as for limits: an order must not wait longer for its count. */
const usualPatienceMs = 400;

const keyOf = ({ stockId, device }: DeviceOrder) => ({ pk: `unpaid#${stockId}#${device}`, sk: 'orders' });
const unitsIn = (orders: Item['orders']) => Object.values(orders).reduce((sum, { units }) => sum + units, 0);

/**
 * Counts the orders of a device that may hold units. One item for each stock and device is in the table of abuse. The
 * orders' records say which are over; they are read when the count leaves no room. An order costs one write unit, or
 * two on a device with earlier orders. After 0.4 s without an answer the order proceeds, as it would without a device
 * id.
 */
export function deviceHolds(dynamo: DynamoDBDocumentClient, table: string, deps: Deps): DeviceHolds {
  const { patienceMs = usualPatienceMs } = deps;
  /** Writes the item. @returns the item that prevents the write */
  const write = async (
    order: DeviceOrder,
    orders: Item['orders'],
    seen?: number,
  ): Promise<Item | undefined> => {
    const Item = {
      ...keyOf(order),
      orders,
      writes: (seen ?? 0) + 1,
      ttl: toEpochSeconds(deps.clock.now() + keptMs),
    };
    const condition =
      seen === undefined
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'writes = :seen', ExpressionAttributeValues: { ':seen': seen } };
    try {
      await dynamo.send(
        new PutCommand({
          TableName: table,
          Item,
          ...condition,
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
        { abortSignal: AbortSignal.timeout(patienceMs) },
      );
      return undefined;
    } catch (error) {
      if (!isConditionFailed(error)) throw error;
      // Without an item, another function removed the last order. The next round starts again.
      return error.Item ? (unmarshall(error.Item) as unknown as Item) : { orders: {}, writes: 0 };
    }
  };

  return {
    async count(order, most) {
      const now = deps.clock.now();
      const { buyerId, identity, quantity: units } = order;
      const own = { [identity]: { buyerId, units, until: now + keptMs } };
      let grows = false;
      try {
        let found = await write(order, own);
        for (let round = 1; found && round < rounds; round++) {
          const { [identity]: before, ...others } = found.orders;
          if (before && before.units >= units) return { kind: 'known' };
          // The same key came with fewer units, and either order may be the recorded one. The larger number counts.
          grows ||= before !== undefined;
          const { orders, until } = await stillCounting(deps, others, { room: most - units, now });
          if (unitsIn(orders) + units > most) return { kind: 'full', until: until ?? now + keptMs };
          found = await write(order, { ...orders, ...own }, found.writes || undefined);
        }
        if (found) return { kind: 'full', until: now + 1_000 };
        // A refusal of this order must not remove what an earlier one counts for.
        return { kind: grows ? 'known' : 'counted' };
      } catch (error) {
        logger.warn('device holds not counted', { error });
        return { kind: 'known' };
      }
    },

    async forget(order) {
      try {
        await dynamo.send(
          new UpdateCommand({
            TableName: table,
            Key: keyOf(order),
            UpdateExpression: 'REMOVE orders.#identity ADD writes :one',
            ConditionExpression: 'attribute_exists(orders.#identity)',
            ExpressionAttributeNames: { '#identity': order.identity },
            ExpressionAttributeValues: { ':one': 1 },
          }),
          { abortSignal: AbortSignal.timeout(patienceMs) },
        );
      } catch (error) {
        if (!isConditionFailed(error)) logger.warn('device order not taken back', { error });
      }
    },
  };
}

/**
 * Returns the orders that count, and the instant at which the earliest hold ends. Reads the records only when there is
 * no room.
 */
async function stillCounting(
  { recordsOf }: Deps,
  orders: Item['orders'],
  { room, now }: { room: number; now: number },
): Promise<{ orders: Item['orders']; until?: number }> {
  const young = Object.fromEntries(Object.entries(orders).filter(([, { until }]) => until > now));
  if (unitsIn(young) <= room && Object.keys(young).length < manyOrders) return { orders: young };
  const refs = Object.entries(young).map(([identity, { buyerId }]) => ({ buyerId, identity }));
  const over = new Set<string>();
  let until: number | undefined;
  for await (const { id, status, holdExpiresAt } of recordsOf(refs)) {
    if (status !== 'held') over.add(parseBookingId(id).identity);
    else until = Math.min(until ?? Number.POSITIVE_INFINITY, holdExpiresAt ?? Number.POSITIVE_INFINITY);
  }
  const counting = Object.entries(young).filter(([identity]) => !over.has(identity));
  return { orders: Object.fromEntries(counting), ...(until !== undefined && { until }) };
}
