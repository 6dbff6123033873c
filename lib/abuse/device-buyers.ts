import { type Clock, toEpochSeconds } from '../platform/clock.ts';
import { type DynamoDBDocumentClient, UpdateCommand } from '../platform/documents/commands.ts';
import { isConditionFailed } from '../platform/dynamo.ts';
import { logger } from '../platform/logger.ts';

/** Counts the buyers who used a device today (UTC). */
export interface DeviceBuyers {
  /** Records that this buyer uses the device. @returns how many buyers did, as far as is known. Never throws. */
  note(device: string, buyer: string): Promise<number>;
}

const dayMs = 86_400_000;
/** A guest who signs up counts as two. Up to this number the container keeps the count in memory and writes nothing. */
const quietBuyers = 2;
/** More buyers than this add no information. The limit keeps the item small. */
const mostBuyers = 32;
const maxDevices = 10_000;
/** Milliseconds, as for limits: an order must not wait longer for its count. */
const patienceMs = 400;

/**
 * Counts the buyers of a device, each once. Up to two are in the container's memory; from the third on the count is
 * shared, at one write unit for each new buyer.
 */
export function deviceBuyers(dynamo: DynamoDBDocumentClient, table: string, clock: Clock): DeviceBuyers {
  const known = new Map<string, Set<string>>();

  const tell = async (device: string, day: number, buyers: Set<string>): Promise<Set<string>> => {
    const { Attributes = {} } = await dynamo.send(
      new UpdateCommand({
        TableName: table,
        Key: { pk: `device#${device}`, sk: `buyers#${day}` },
        UpdateExpression: 'ADD buyers :buyers SET #ttl = :ttl',
        ConditionExpression: 'attribute_not_exists(buyers) OR size(buyers) < :most',
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':buyers': buyers,
          ':ttl': toEpochSeconds((day + 2) * dayMs),
          ':most': mostBuyers,
        },
        ReturnValues: 'ALL_NEW',
      }),
      { abortSignal: AbortSignal.timeout(patienceMs) },
    );
    return new Set(Attributes.buyers as Iterable<string>);
  };

  return {
    async note(device, buyer) {
      const day = Math.floor(clock.now() / dayMs);
      const key = `${device}#${day}`;
      const before = known.get(key) ?? new Set<string>();
      if (before.has(buyer) || before.size >= mostBuyers) return before.size;
      const buyers = new Set([...before, buyer]);
      known.delete(key);
      known.set(key, buyers);
      if (known.size > maxDevices) known.delete(known.keys().next().value as string);
      if (buyers.size <= quietBuyers) return buyers.size;
      try {
        const all = await tell(device, day, buyers);
        known.set(key, all);
        return all.size;
      } catch (error) {
        if (isConditionFailed(error)) return mostBuyers;
        logger.warn('device buyers not shared', { error });
        return buyers.size;
      }
    },
  };
}
