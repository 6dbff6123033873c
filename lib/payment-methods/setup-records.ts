import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Traces } from '../bookings/order.ts';
import { type Clock, toEpochSeconds } from '../platform/clock.ts';
import { isConditionFailed } from '../platform/dynamo.ts';

/** Digests of devices and addresses are kept for two days at most: docs/privacy.md. A setup takes minutes. */
const keptMs = 2 * 86_400_000;

const keyOf = (setupId: string) => ({ pk: setupId, sk: 'setup' });

/** Cards that customers began to save, while it matters from where: the rest Stripe knows. */
export type SetupRecords = ReturnType<typeof setupRecords>;

export function setupRecords(
  dynamo: DynamoDBDocumentClient,
  { table, clock }: { readonly table: string; readonly clock: Clock },
) {
  const ttl = () => toEpochSeconds(clock.now() + keptMs);
  return {
    /** Remembers where a setup came from. @param setupId Stripe's id of the SetupIntent */
    async begin(setupId: string, traces: Traces): Promise<void> {
      const Item = { ...keyOf(setupId), ...traces, ttl: ttl() };
      await dynamo.send(new PutCommand({ TableName: table, Item }));
    },

    /**
     * Counts a refused card. @returns how many there were, and where the setup came from; undefined when nobody has
     * begun it in the last two days.
     */
    async countRefusal(setupId: string): Promise<(Traces & { readonly refusals: number }) | undefined> {
      try {
        const { Attributes = {} } = await dynamo.send(
          new UpdateCommand({
            TableName: table,
            Key: keyOf(setupId),
            UpdateExpression: 'ADD refusals :one',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':one': 1 },
            ReturnValues: 'ALL_NEW',
          }),
        );
        const { device, address, refusals } = Attributes;
        return { ...(device && { device }), ...(address && { address }), refusals };
      } catch (error) {
        if (isConditionFailed(error)) return undefined;
        throw error;
      }
    },
  };
}
