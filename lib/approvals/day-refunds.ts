import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Money } from '../contract/money.ts';
import { toEpochSeconds, toInstant } from '../platform/clock.ts';
import type { TransactItem } from '../platform/dynamo.ts';

/** As long as a month's report may ask who gave back how much. */
const keptMs = 90 * 86_400_000;

interface Sum {
  readonly staffId: string;
  /** Any instant of the day (UTC), in ms. */
  readonly at: number;
  readonly currency: string;
}

export type DayRefunds = ReturnType<typeof dayRefunds>;

/** Sums of the refunds of each member of staff, by day and currency. */
export function dayRefunds(dynamo: DynamoDBDocumentClient, table: string) {
  const keyOf = ({ staffId, at, currency }: Sum) => ({
    pk: `refunds#${staffId}`,
    sk: `${toInstant(at).slice(0, 10)}#${currency}`,
  });
  return {
    /** Minor units, so far. */
    async of(sum: Sum): Promise<number> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: keyOf(sum), ConsistentRead: true }),
      );
      return (Item?.amountMinor as number | undefined) ?? 0;
    },

    /**
     * Adds a refund, as a part of the transaction that asks for it: it counts exactly when it is asked for.
     * @param most what the sum may be then, at least the amount itself; the transaction fails when somebody's other refund was faster
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
