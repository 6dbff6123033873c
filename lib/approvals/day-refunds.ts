import type { Money } from '../contract/money.ts';
import { toEpochSeconds, toInstant } from '../platform/clock.ts';
import { type DynamoDBDocumentClient, GetCommand } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';

/** Kept long enough for a monthly report on staff refunds. */
const keptMs = 90 * 86_400_000;

interface Sum {
  readonly staffId: string;
  /** Any instant of the day (UTC), in milliseconds. */
  readonly at: number;
  readonly currency: string;
}

export type DayRefunds = ReturnType<typeof dayRefunds>;

/** Stores the sums of refunds by staff member, day and currency. */
export function dayRefunds(dynamo: DynamoDBDocumentClient, table: string) {
  const keyOf = ({ staffId, at, currency }: Sum) => ({
    pk: `refunds#${staffId}`,
    sk: `${toInstant(at).slice(0, 10)}#${currency}`,
  });
  return {
    /** Returns the sum so far, in minor units. */
    async of(sum: Sum): Promise<number> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: keyOf(sum), ConsistentRead: true }),
      );
      return (Item?.amountMinor as number | undefined) ?? 0;
    },

    /**
     * Adds a refund, as a part of its transaction. The sum therefore counts exactly the refunds that were requested.
     * @param most the highest sum allowed afterwards, at least the amount itself; the transaction fails when a
     * concurrent refund of the member takes the room
     */
    add(sum: Omit<Sum, 'currency'>, { amountMinor, currency }: Money, most: number | null): TransactItem {
      return {
        Update: {
          TableName: table,
          Key: keyOf({ ...sum, currency }),
          UpdateExpression: 'SET #ttl = :ttl ADD amountMinor :amount',
          ...(most !== null && {
            ConditionExpression: 'attribute_not_exists(amountMinor) OR amountMinor <= :room',
          }),
          ExpressionAttributeNames: { '#ttl': 'ttl' },
          ExpressionAttributeValues: {
            ':amount': amountMinor,
            ':ttl': toEpochSeconds(sum.at + keptMs),
            ...(most !== null && { ':room': most - amountMinor }),
          },
        },
      };
    },
  };
}
