import { createHash } from 'node:crypto';
import { unmarshall } from '../platform/documents/attribute-values.ts';
import { type DynamoDBDocumentClient, UpdateCommand } from '../platform/documents/commands.ts';
import type { ConditionalCheckFailedException } from '../platform/documents/failures.ts';
import { isConditionFailed, isContention } from '../platform/dynamo.ts';

/** The two pools of turns in a second. Each is a separate item, so a crowd at one does not slow the other. */
export type TurnPool = 'reserved' | 'shared';

export interface WantedTurn {
  readonly endpoint: string;
  /** Seconds since the epoch. */
  readonly second: number;
  readonly pool: TurnPool;
  /** Turns of the pool in this second. */
  readonly most: number;
  /** The buyer who asks, and the most for one buyer. */
  readonly caller?: { readonly id: string; readonly most: number };
}

/** `none`: the pool is used up, or has more requests than the table takes · `none_for_caller`: the buyer has used their part. */
export type TurnOutcome = 'taken' | 'none' | 'none_for_caller';

/** Returns the digest under which a buyer's turns are counted for an hour. The item does not name the buyer. */
const countedAs = (caller: string): string =>
  `by_${createHash('sha256').update(caller).digest('base64url').slice(0, 12)}`;

/** Takes turns from the counters that all functions share. Each request costs one write unit, granted or not. */
export const turnCounters =
  (dynamo: DynamoDBDocumentClient, table: string) =>
  async (turn: WantedTurn): Promise<TurnOutcome> => {
    try {
      await dynamo.send(new UpdateCommand(updateOf(table, turn)));
      return 'taken';
    } catch (error) {
      if (isConditionFailed(error)) return isUsedUp(error, turn) ? 'none' : 'none_for_caller';
      // An item takes a thousand writes a second. Beyond that a caller finds no turn either.
      if (isContention(error)) return 'none';
      throw error;
    }
  };

function updateOf(table: string, { endpoint, second, pool, most, caller }: WantedTurn) {
  return {
    TableName: table,
    Key: { pk: `pace#${endpoint}#${second}#${pool}`, sk: 'pace' },
    UpdateExpression: `SET #ttl = :ttl ADD calls :one${caller ? ', #caller :one' : ''}`,
    ConditionExpression: `(attribute_not_exists(calls) OR calls < :most)${
      caller ? ' AND (attribute_not_exists(#caller) OR #caller < :share)' : ''
    }`,
    ExpressionAttributeNames: { '#ttl': 'ttl', ...(caller && { '#caller': countedAs(caller.id) }) },
    ExpressionAttributeValues: {
      ':one': 1,
      ':most': most,
      ':ttl': second + 3_600,
      ...(caller && { ':share': caller.most }),
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
}

/** The item comes in the JSON of DynamoDB. */
const isUsedUp = ({ Item }: ConditionalCheckFailedException, { most }: WantedTurn): boolean =>
  Number(Item ? (unmarshall(Item).calls ?? most) : most) >= most;
