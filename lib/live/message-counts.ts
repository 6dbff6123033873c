import { liveLimits } from '../contract/live.ts';
import { toEpochSeconds } from '../platform/clock.ts';
import { unmarshall } from '../platform/documents/attribute-values.ts';
import {
  type DynamoDBDocumentClient,
  UpdateCommand,
  type UpdateCommandInput,
} from '../platform/documents/commands.ts';
import { isConditionFailed } from '../platform/dynamo.ts';
import { connectionMs, connectionOf } from './connections.ts';
import type { Connection } from './decide.ts';

/** A message within the limits. */
export interface CountedMessage {
  readonly kind: 'counted';
  /** The connection as it was before the message. */
  readonly known: Connection;
  /** Whether its topics were stored with it. They fit in any case. */
  readonly entered: boolean;
}

/** `closed`: the connection reached its limit of refusals. It is closed, and gets no more answers. */
export type CountOutcome = CountedMessage | { readonly kind: 'too_many' } | { readonly kind: 'closed' };

type Attempt = { readonly found: Record<string, unknown> | undefined; readonly isDone: boolean };

export type MessageCounts = ReturnType<typeof messageCounts>;

const minuteMs = 60_000;

/**
 * Counts a connection's messages and refusals. Each message is one conditional write, whatever it says. The limit
 * therefore holds for messages that arrive at once.
 */
export function messageCounts(dynamo: DynamoDBDocumentClient, table: string) {
  const attempt = async (input: Omit<UpdateCommandInput, 'TableName'>): Promise<Attempt> => {
    try {
      const { Attributes } = await dynamo.send(
        new UpdateCommand({ TableName: table, ReturnValuesOnConditionCheckFailure: 'ALL_OLD', ...input }),
      );
      return { found: Attributes, isDone: true };
    } catch (error) {
      if (!isConditionFailed(error)) throw error;
      return { found: error.Item && unmarshall(error.Item), isDone: false };
    }
  };

  /** Counts the first message of a minute. It may bring topics that fit on the connection in any case. */
  const open = (id: string, now: number, topics: ReadonlySet<string>) => {
    const adds = topics.size > 0;
    return attempt({
      Key: connectionOf(id),
      UpdateExpression: `SET inMinute = :minute, messages = :one, asked = :none, strikes = if_not_exists(strikes, :none), #ttl = :ttl${adds ? ' ADD topics :topics' : ''}`,
      ConditionExpression: `attribute_not_exists(pk) OR (inMinute < :minute AND strikes < :struck${adds ? ' AND (attribute_not_exists(topics) OR size(topics) <= :room)' : ''})`,
      ExpressionAttributeNames: { '#ttl': 'ttl' },
      ExpressionAttributeValues: {
        ':minute': Math.floor(now / minuteMs),
        ':one': 1,
        ':none': 0,
        ':struck': liveLimits.refusedMessages,
        ':ttl': toEpochSeconds(now + connectionMs),
        ...(adds && { ':topics': topics, ':room': liveLimits.topicsOfConnection - topics.size }),
      },
      ReturnValues: 'ALL_OLD',
    });
  };

  const another = (id: string) =>
    attempt({
      Key: connectionOf(id),
      UpdateExpression: 'SET messages = messages + :one',
      ConditionExpression: 'messages < :most AND strikes < :struck',
      ExpressionAttributeValues: {
        ':one': 1,
        ':most': liveLimits.messagesPerMinute,
        ':struck': liveLimits.refusedMessages,
      },
      ReturnValues: 'ALL_NEW',
    });

  return {
    /**
     * Counts a message of the connection. Thousands of clients send one message when they connect: for each this is one
     * write and no read.
     * @param topics to store in the same write, when the message is the first of its minute and they fit in any case
     */
    async count(id: string, now: number, topics: ReadonlySet<string> = new Set()): Promise<CountOutcome> {
      const minute = Math.floor(now / minuteMs);
      const first = await open(id, now, topics);
      if (first.isDone) return counted(first.found, topics.size > 0);
      if (isStruck(first.found)) return { kind: 'closed' };
      if (topics.size > 0 && Number(first.found?.inMinute) < minute) {
        // The topics may not fit. They are checked later; the message counts anyway.
        const bare = await open(id, now, new Set());
        if (bare.isDone) return counted(bare.found, false);
      }
      const next = await another(id);
      if (next.isDone) return counted(next.found, false);
      return { kind: isStruck(next.found) ? 'closed' : 'too_many' };
    },

    /**
     * Counts a message that was refused as a whole. @returns the refusals so far; undefined for a connection that ended
     */
    async strike(id: string): Promise<number | undefined> {
      const { found, isDone } = await attempt({
        Key: connectionOf(id),
        UpdateExpression: 'ADD strikes :one',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':one': 1 },
        ReturnValues: 'UPDATED_NEW',
      });
      return isDone ? Number(found?.strikes) : undefined;
    },

    /**
     * Counts repeated requests for topics that the connection already has. @returns whether they are within the limit
     */
    async askAgain(id: string, times: number): Promise<boolean> {
      const { isDone } = await attempt({
        Key: connectionOf(id),
        UpdateExpression: 'ADD asked :times',
        ConditionExpression: 'asked <= :room',
        ExpressionAttributeValues: { ':times': times, ':room': liveLimits.againPerMinute - times },
      });
      return isDone;
    },

    /**
     * Stores topics that the connection does not have yet.
     * @returns the connection when the topics do not fit or it has ended; then nothing is stored
     */
    async claim(id: string, topics: ReadonlySet<string>): Promise<'claimed' | Connection> {
      const { found, isDone } = await attempt({
        Key: connectionOf(id),
        UpdateExpression: 'ADD topics :topics',
        ConditionExpression:
          'attribute_exists(pk) AND (attribute_not_exists(topics) OR size(topics) <= :room)',
        ExpressionAttributeValues: {
          ':topics': topics,
          ':room': liveLimits.topicsOfConnection - topics.size,
        },
      });
      return isDone ? 'claimed' : connectionIn(found);
    },

    /** Removes stored topics that the connection may not watch. */
    async release(id: string, topics: ReadonlySet<string>): Promise<void> {
      await attempt({
        Key: connectionOf(id),
        UpdateExpression: 'DELETE topics :topics',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':topics': topics },
      });
    },
  };
}

const isStruck = (found: Record<string, unknown> | undefined): boolean =>
  Number(found?.strikes ?? 0) >= liveLimits.refusedMessages;

const connectionIn = (found: Record<string, unknown> | undefined): Connection => ({
  topics: (found?.topics as Set<string> | undefined) ?? new Set(),
});

const counted = (found: Record<string, unknown> | undefined, entered: boolean): CountedMessage => ({
  kind: 'counted',
  known: connectionIn(found),
  entered,
});
