import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Clock, toEpochSeconds } from '../platform/clock.ts';
import { isConditionFailed } from '../platform/dynamo.ts';
import { logger } from '../platform/logger.ts';

/** Who used a device today (UTC). */
export interface DeviceBuyers {
  /** Notes that this buyer does. @returns how many buyers did, as far as is known. Never throws. */
  note(device: string, buyer: string): Promise<number>;
}

const dayMs = 86_400_000;
/** A guest who signs up makes two: up to here a container keeps it to itself, and nothing is written. */
const quietBuyers = 2;
/** More than these say nothing new; the item stays small. */
const mostBuyers = 32;
const maxDevices = 10_000;
/** As for limits: an order must not wait for its count. */
const patienceMs = 400;

/**
 * Counts the buyers of a device, each once, in the memory of the container, and from the third on with the others: one
 * write unit for each buyer that is new there.
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
        logger.warn('buyers of a device are not shared just now', { error });
        return buyers.size;
      }
    },
  };
}
