import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { toEpochSeconds } from './clock.ts';

/**
 * Tokens of staff that count no more, though they have not run out: Cognito ends sessions, and no access token. By the
 * user's `sub`; every token that was made up to that instant.
 */
export interface EndedTokens {
  /** @returns the instant in ms, or undefined when none was ended lately */
  endedAt(staffId: string): Promise<number | undefined>;
  /** Ends every token of this member that was made up to now (ms). */
  end(staffId: string, now: number): Promise<void>;
}

/** Longer than an access token lives, so nothing that could still be shown is forgotten. */
const keptMs = 3_600_000;
const keyOf = (staffId: string) => ({ pk: `tokens#${staffId}`, sk: 'ended' });

/** Read without a cache and consistently: what was ended is ended with the next request, for one read of staff's few. */
export const endedTokens = (dynamo: DynamoDBDocumentClient, table: string): EndedTokens => ({
  async endedAt(staffId) {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: keyOf(staffId), ConsistentRead: true }),
    );
    return Item?.endedAt as number | undefined;
  },
  async end(staffId, now) {
    const Item = { ...keyOf(staffId), endedAt: now, ttl: toEpochSeconds(now + keptMs) };
    await dynamo.send(new PutCommand({ TableName: table, Item }));
  },
});
