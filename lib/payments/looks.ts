import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { BookingId } from '../contract/ids.ts';
import { type Clock, toEpochSeconds } from '../platform/clock.ts';
import { isConditionFailed } from '../platform/dynamo.ts';
import { delaySeconds } from './payment-queue.ts';

/** Between two looks at Stripe that buyers cause, for one booking. */
export const lookMs = 3_000;
/** How much later than it is due a message may come before another one is sent. */
const lateMs = 60_000;
/** Both facts are over by then. */
const keptMs = 600_000;

const keyOf = (bookingId: BookingId) => ({ pk: bookingId, sk: 'look' });

/** Looks at a payment, kept beside it: a look is no step and must not get in the way of one. */
export type Looks = ReturnType<typeof looks>;

/** When buyers last had a payment looked at, and until when a message about it is on its way. */
export function looks(dynamo: DynamoDBDocumentClient, { table, clock }: { table: string; clock: Clock }) {
  const set = async (bookingId: BookingId, name: string, value: number, before?: number) => {
    await dynamo.send(
      new UpdateCommand({
        TableName: table,
        Key: keyOf(bookingId),
        UpdateExpression: 'SET #name = :value, #ttl = :ttl',
        ExpressionAttributeNames: { '#name': name, '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':value': value,
          ':ttl': toEpochSeconds(clock.now() + keptMs),
          ...(before !== undefined && { ':before': before }),
        },
        ...(before !== undefined && {
          ConditionExpression: 'attribute_not_exists(#name) OR #name <= :before',
        }),
      }),
    );
  };

  return {
    /**
     * Asks for the look that buyers may cause now.
     * @returns false when one of the last few seconds is answer enough
     */
    async claim(bookingId: BookingId): Promise<boolean> {
      const now = clock.now();
      try {
        await set(bookingId, 'lookedAt', now, now - lookMs);
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },

    /** Whether a message about the payment is in the queue: it looks later than this, so nobody need send another. */
    async isQueued(bookingId: BookingId): Promise<boolean> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: keyOf(bookingId), ConsistentRead: true }),
      );
      return Number(Item?.queuedUntil ?? 0) > clock.now();
    },

    /** Notes a message that was sent. Noted after it: a note without a message would keep others from sending one. */
    queued: (bookingId: BookingId, waits: number): Promise<void> =>
      set(bookingId, 'queuedUntil', clock.now() + delaySeconds(waits) * 1_000 + lateMs),

    /** Notes that the message has come. Noted before the look: what happens after it may need another message. */
    arrived: (bookingId: BookingId): Promise<void> => set(bookingId, 'queuedUntil', 0),
  };
}
