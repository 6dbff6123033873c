import { toEpochSeconds } from './clock.ts';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from './documents/commands.ts';

/**
 * Staff tokens that were ended before they expire. Cognito ends sessions, but no access tokens. Entries are by the
 * user's `sub`, and end every token made up to their instant.
 */
export interface EndedTokens {
  /** Returns the instant in milliseconds, or undefined when no token was ended recently. */
  endedAt(staffId: string): Promise<number | undefined>;
  /** Ends every token of this member that was made up to now (milliseconds). */
  end(staffId: string, now: number): Promise<void>;
}

/** Longer than an access token lives, so an entry outlives the tokens that it ends. */
const keptMs = 3_600_000;
const keyOf = (staffId: string) => ({ pk: `tokens#${staffId}`, sk: 'ended' });

/**
 * Reads consistently and without a cache, so that an ended token fails at its next request. It costs one read for each
 * staff request, and there are few.
 */
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
