import type { BookingId } from '../contract/ids.ts';
import { type Clock, toEpochSeconds } from '../platform/clock.ts';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '../platform/documents/commands.ts';
import { isConditionFailed } from '../platform/dynamo.ts';
import { delaySeconds } from './payment-queue.ts';

/** The pause between two requests to Stripe that buyers cause, for one booking. */
export const lookMs = 3_000;
/** How late a message may be before another one is sent. */
const lateMs = 60_000;
/** Both facts have expired by then. */
const keptMs = 600_000;

const keyOf = (bookingId: BookingId) => ({ pk: bookingId, sk: 'look' });

/** Times of looks at a payment, stored beside it. A look is no step and must not conflict with one. */
export type Looks = ReturnType<typeof looks>;

/** When buyers last caused a look at a payment, and until when a message about it is under way. */
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
     * Asks for permission to look for a buyer now.
     * @returns false when a look in the last few seconds is recent enough
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

    /**
     * Returns whether a message about the payment is in the queue. It will look later than this, so no other message is
     * needed.
     */
    async isQueued(bookingId: BookingId): Promise<boolean> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: keyOf(bookingId), ConsistentRead: true }),
      );
      return Number(Item?.queuedUntil ?? 0) > clock.now();
    },

    /**
     * Stores that a message was sent. It is stored after sending: without a message, the mark would keep others from
     * sending one.
     */
    queued: (bookingId: BookingId, waits: number): Promise<void> =>
      set(bookingId, 'queuedUntil', clock.now() + delaySeconds(waits) * 1_000 + lateMs),

    /** Stores that the message has arrived. It is stored before the look, because a later event may need another message. */
    arrived: (bookingId: BookingId): Promise<void> => set(bookingId, 'queuedUntil', 0),
  };
}
