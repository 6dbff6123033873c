import type { LiveData, LiveMessage } from '../contract/live.ts';
import { type Backoff, withBackoff } from '../platform/backoff.ts';
import { batchGet } from '../platform/batch-get.ts';
import { type Clock, toEpochSeconds, toInstant } from '../platform/clock.ts';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '../platform/documents/commands.ts';
import { isConditionFailed, isContention } from '../platform/dynamo.ts';
import type { Random } from '../platform/random.ts';
import { stored } from '../platform/stored.ts';
import { transact } from '../platform/transact.ts';
import type { Head, LatestMessage, Numbered } from './head.ts';
import { nameOfKey, shardsOf } from './topic.ts';

const hour = 3_600_000;
const logMs = hour;
/**
 * How long a head lives. It outlives every connection (2 h) that subscribed while it had at least `renewBelowMs` left.
 */
const headMs = 5 * hour;
const renewBelowMs = 2.25 * hour;
/** A mark this old lost its message: the function that set it died and was not retried. */
const staleMarkMs = 30_000;
const contention: Backoff = { attempts: 5, baseMs: 20, capMs: 300 };

const pkOf = (key: string) => `topic#${key}`;
const headOf = (key: string) => ({ pk: pkOf(key), sk: 'head' });
const dueOf = (key: string) => ({ pk: pkOf(key), sk: 'due' });
const watchersOf = (key: string) => ({ pk: pkOf(key), sk: 'watchers' });
/** Texts that sort in the order of their numbers. */
const numberOf = (seq: number) => `log#${String(seq).padStart(16, '0')}`;

interface News {
  readonly event: string;
  readonly data: LiveData;
  readonly recent?: readonly Numbered[];
}

/** The latest report of one shard. */
export interface ShardReport {
  readonly count: number;
  /** The number of the latest message that went to all watchers of the shard. */
  readonly seq: number;
}

export type LiveTopics = ReturnType<typeof liveTopics>;

/** The heads, logs, marks and watcher counts of all topics. */
export function liveTopics(
  dynamo: DynamoDBDocumentClient,
  table: string,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
) {
  const head = async (key: string): Promise<Head | undefined> => {
    const { Item } = await dynamo.send(
      new GetCommand({ TableName: table, Key: headOf(key), ConsistentRead: true }),
    );
    return Item && stored<Head>(Item, ['pk', 'sk']);
  };

  return {
    head,

    /** Reads the heads that exist for these topics, by key. */
    async heads(keys: readonly string[]): Promise<Map<string, Head>> {
      const found = new Map<string, Head>();
      const items = batchGet(dynamo, { table, keys: keys.map(headOf), consistent: true });
      for await (const item of items)
        found.set(String(item.pk).slice(pkOf('').length), stored<Head>(item, ['pk', 'sk']));
      return found;
    },

    /** Reads or makes the head, and keeps it for as long as a new connection may stay open. */
    async openHead(key: string): Promise<Head> {
      const now = clock.now();
      const known = await head(key);
      if (known && known.ttl * 1000 - now > renewBelowMs) return known;
      const { Attributes } = await dynamo.send(
        new UpdateCommand({
          TableName: table,
          Key: headOf(key),
          UpdateExpression: 'SET seq = if_not_exists(seq, :first), #ttl = :ttl',
          ExpressionAttributeNames: { '#ttl': 'ttl' },
          ExpressionAttributeValues: { ':first': toEpochSeconds(now), ':ttl': toEpochSeconds(now + headMs) },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return stored<Head>(Attributes ?? {}, ['pk', 'sk']);
    },

    /**
     * Numbers a message and stores it in one transaction, so that numbers have no gaps and no duplicates.
     * @returns undefined when another message got the number: read the state again
     */
    async append(
      key: string,
      { seq }: Head,
      { event, data, recent }: News,
    ): Promise<LiveMessage | undefined> {
      const at = clock.now();
      const next = seq + 1;
      const told: LatestMessage = { event, data, at };
      const parts = {
        head: {
          Update: {
            TableName: table,
            Key: headOf(key),
            UpdateExpression: 'SET seq = :next, told = :told, recent = :recent REMOVE polledAt',
            ConditionExpression: 'seq = :seq',
            ExpressionAttributeValues: { ':next': next, ':seq': seq, ':told': told, ':recent': recent ?? [] },
          },
        },
        log: {
          Put: {
            TableName: table,
            Item: { pk: pkOf(key), sk: numberOf(next), seq: next, ...told, ttl: toEpochSeconds(at + logMs) },
          },
        },
      };
      const failed = await withBackoff(
        () => transact(dynamo, parts, 'head'),
        isContention,
        contention,
        random,
      );
      return failed ? undefined : toMessage(key, { seq: next, ...told });
    },

    /** Reads the messages between two numbers that are still stored. */
    async log(key: string, { after, seq }: { readonly after: number; readonly seq: number }) {
      if (after >= seq) return [];
      const { Items = [] } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': pkOf(key), ':from': numberOf(after + 1), ':to': numberOf(seq) },
        }),
      );
      return Items.map((item) =>
        toMessage(key, stored<LatestMessage & { seq: number }>(item, ['pk', 'sk', 'ttl'])),
      );
    },

    /** Sets the topic to polling. @returns false when a message was sent in the meantime */
    async setPolled(key: string, { seq }: Head): Promise<boolean> {
      try {
        await dynamo.send(
          new UpdateCommand({
            TableName: table,
            Key: headOf(key),
            UpdateExpression: 'SET polledAt = :now',
            ConditionExpression: 'seq = :seq',
            ExpressionAttributeValues: { ':now': clock.now(), ':seq': seq },
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },

    /**
     * Marks the topic as due, unless it is due already. A retry with the same `marker` marks it again: the first
     * attempt may have died before it sent its message.
     */
    async markDue(key: string, marker: string): Promise<boolean> {
      const now = clock.now();
      try {
        await dynamo.send(
          new PutCommand({
            TableName: table,
            Item: { ...dueOf(key), marker, markedAt: now, ttl: toEpochSeconds(now + hour) },
            ConditionExpression: 'attribute_not_exists(pk) OR marker = :marker OR markedAt < :stale',
            ExpressionAttributeValues: { ':marker': marker, ':stale': now - staleMarkMs },
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },

    async clearDue(key: string): Promise<void> {
      await dynamo.send(new DeleteCommand({ TableName: table, Key: dueOf(key) }));
    },

    /** Reads how many watchers each shard reached last, and with which message. */
    async watchers(key: string): Promise<ShardReport[]> {
      const { Item = {} } = await dynamo.send(
        new GetCommand({ TableName: table, Key: watchersOf(key), ConsistentRead: true }),
      );
      return Array.from({ length: shardsOf(key) }, (_, shard) => ({
        count: Number(Item[`s${shard}`] ?? 0),
        seq: Number(Item[`n${shard}`] ?? 0),
      }));
    },

    /** Records how many watchers a shard reached, and the number of the message it sent. */
    async reportWatchers(key: string, shard: number, { count, seq }: Partial<ShardReport>): Promise<void> {
      await dynamo.send(
        new UpdateCommand({
          TableName: table,
          Key: watchersOf(key),
          UpdateExpression: `SET #shard = :count, #ttl = :ttl${seq === undefined ? '' : ', #number = :seq'}`,
          ExpressionAttributeNames: {
            '#shard': `s${shard}`,
            '#ttl': 'ttl',
            ...(seq !== undefined && { '#number': `n${shard}` }),
          },
          ExpressionAttributeValues: {
            ':count': count,
            ':ttl': toEpochSeconds(clock.now() + headMs),
            ...(seq !== undefined && { ':seq': seq }),
          },
        }),
      );
    },
  };
}

const toMessage = (
  key: string,
  { seq, event, data, at }: LatestMessage & { readonly seq: number },
): LiveMessage => ({
  type: 'message',
  topic: nameOfKey(key),
  seq,
  at: toInstant(at),
  event,
  data,
});

/** Returns the topic's latest message. */
export const lastMessage = (key: string, { seq, told }: Head): LiveMessage | undefined =>
  told && toMessage(key, { seq, ...told });
