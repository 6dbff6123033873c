import { SendMessageBatchCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { dealId } from '../contract/ids.ts';
import { liveMessage, livePoll } from '../contract/live.ts';

/** A deal whose watchers may have something to hear. */
const dealUpdate = z.object({ dealId });
export type DealUpdate = z.infer<typeof dealUpdate>;

/** The bus puts events of deals into the same queue: only whose they are matters. */
const dealEvent = z.object({ detail: z.object({ id: z.string(), subject: dealId }) });

export const dealNews = z.union([dealUpdate, dealEvent]);
export type DealNews = z.infer<typeof dealNews>;

/** What the watchers in one shard of a topic are sent. */
export const shardNews = z.object({
  key: z.string(),
  shard: z.int(),
  news: z.discriminatedUnion('type', [liveMessage, livePoll]),
  /** Those that could not be reached at the last attempt; everybody when left out. */
  only: z.array(z.string()).optional(),
  attempt: z.int().default(1),
});
export type ShardNews = z.infer<typeof shardNews>;

export interface DealUpdateQueue {
  send(update: DealUpdate): Promise<void>;
}

export const dealUpdateQueue = (sqs: SQSClient, url: string): DealUpdateQueue => ({
  async send(update) {
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(update) }));
  },
});

export interface FanOutQueue {
  send(messages: readonly ShardNews[], delaySeconds?: number): Promise<void>;
}

const messagesInCall = 10;

export const fanOutQueue = (sqs: SQSClient, url: string): FanOutQueue => ({
  async send(messages, delaySeconds = 0) {
    const calls = Math.ceil(messages.length / messagesInCall);
    const send = async (call: number) => {
      const Entries = messages
        .slice(call * messagesInCall, (call + 1) * messagesInCall)
        .map((message, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify(message),
          DelaySeconds: delaySeconds,
        }));
      const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
      if (Failed.length > 0) throw new Error(`${Failed.length} messages were not queued: ${Failed[0]?.Code}`);
    };
    await Promise.all(Array.from({ length: calls }, (_, call) => send(call)));
  },
});
