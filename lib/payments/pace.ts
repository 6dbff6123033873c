import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Clock, toEpochSeconds } from '../platform/clock.ts';
import { isConditionFailed } from '../platform/dynamo.ts';
import type { Random } from '../platform/random.ts';
import { ProviderError } from './provider.ts';

/** Waits for room to call this endpoint. @throws ProviderError `busy` when the wait would be too long. */
export type Pace = (endpoint: string) => Promise<void>;

export interface PaceSettings {
  readonly table: string;
  /** Calls of one endpoint in a second, over all functions. */
  readonly perSecond: number;
  /** How many seconds a caller waits for its turn. */
  readonly patience: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Spreads calls over time: Stripe takes about 25 requests a second of an endpoint and answers the rest with 429. All
 * functions count in one item for each second and endpoint, at one write unit a call; who finds it full waits for
 * another second, at a random moment of it.
 * @see https://docs.stripe.com/rate-limits
 */
export function pacer(
  dynamo: DynamoDBDocumentClient,
  { table, perSecond, patience, clock, random, wait }: PaceSettings,
): Pace {
  const takeTurn = async (endpoint: string, second: number): Promise<boolean> => {
    try {
      await dynamo.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk: `pace#${endpoint}#${second}`, sk: 'pace' },
          UpdateExpression: 'SET #ttl = :ttl ADD calls :one',
          ConditionExpression: 'attribute_not_exists(calls) OR calls < :most',
          ExpressionAttributeNames: { '#ttl': 'ttl' },
          ExpressionAttributeValues: { ':one': 1, ':most': perSecond, ':ttl': second + 3_600 },
        }),
      );
      return true;
    } catch (error) {
      if (isConditionFailed(error)) return false;
      throw error;
    }
  };
  return async (endpoint) => {
    for (let waited = 0; waited <= patience; waited++) {
      const now = clock.now();
      if (await takeTurn(endpoint, toEpochSeconds(now))) return;
      if (waited < patience) await wait(1_000 - (now % 1_000) + random.fraction() * 900);
    }
    throw new ProviderError('busy', `Too many want ${endpoint} at once`);
  };
}
