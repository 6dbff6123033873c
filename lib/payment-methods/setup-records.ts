import type { Traces } from '../bookings/order.ts';
import { type Clock, toEpochSeconds } from '../platform/clock.ts';
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '../platform/documents/commands.ts';
import { isConditionFailed } from '../platform/dynamo.ts';

/** Digests of devices and addresses are kept for two days at most: docs/privacy.md. A setup takes minutes. */
const keptMs = 2 * 86_400_000;

const keyOf = (setupId: string) => ({ pk: setupId, sk: 'setup' });

/** The setups of cards, for as long as their origin matters. Stripe has everything else. */
export type SetupRecords = ReturnType<typeof setupRecords>;

export function setupRecords(
  dynamo: DynamoDBDocumentClient,
  { table, clock }: { readonly table: string; readonly clock: Clock },
) {
  const ttl = () => toEpochSeconds(clock.now() + keptMs);
  return {
    /** Stores the origin of a setup. @param setupId Stripe's id of the SetupIntent */
    async begin(setupId: string, traces: Traces): Promise<void> {
      const Item = { ...keyOf(setupId), ...traces, ttl: ttl() };
      await dynamo.send(new PutCommand({ TableName: table, Item }));
    },

    /**
     * Counts a refused card. @returns the number so far, and the origin of the setup; undefined when it was not begun
     * in the last two days.
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
