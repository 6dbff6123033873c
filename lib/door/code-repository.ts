import type { BookingId } from '../contract/ids.ts';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '../platform/documents/commands.ts';
import { isConditionFailed } from '../platform/dynamo.ts';

export type CodeRepository = ReturnType<typeof codeRepository>;

/** Finds the booking of a short code. A code is written when its buyer first asks for it, so an order costs nothing. */
export function codeRepository(dynamo: DynamoDBDocumentClient, table: string) {
  return {
    /** Returns the booking of a code by the digest under which it is kept. */
    async find(digest: string): Promise<BookingId | undefined> {
      const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: { pk: digest } }));
      return Item?.bookingId as BookingId | undefined;
    },

    /** Keeps a code for a booking: one write unit. @returns false when another booking has it */
    async keep(digest: string, bookingId: BookingId): Promise<boolean> {
      try {
        await dynamo.send(
          new PutCommand({
            TableName: table,
            Item: { pk: digest, bookingId },
            ConditionExpression: 'attribute_not_exists(pk) OR bookingId = :booking',
            ExpressionAttributeValues: { ':booking': bookingId },
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },
  };
}
