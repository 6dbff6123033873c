import * as z from 'zod';
import { dealId } from '../contract/ids.ts';
import { liveMessage, livePoll } from '../contract/live.ts';
import { type Delivered, deliveryOf } from '../platform/consume.ts';
import { queueOf } from '../platform/queue.ts';
import { watchedDealEvents } from './listens-to.ts';

/** A deal whose watchers may have something to hear. */
const dealUpdate = z.object({ dealId });
export type DealUpdate = z.infer<typeof dealUpdate>;
type DealEvent = Delivered<(typeof watchedDealEvents)[number]>;
export type DealNews = DealUpdate | DealEvent;

/** Where deals wait to be told of. The bus puts their events into the same queue: only whose they are matters. */
export const dealUpdates = queueOf(
  'deal-updates',
  dealUpdate,
  z.union([dealUpdate, deliveryOf(watchedDealEvents)]),
);

/** What the watchers in one shard of a topic are sent. */
const shardNews = z.object({
  key: z.string(),
  shard: z.int(),
  news: z.discriminatedUnion('type', [liveMessage, livePoll]),
  /** Those that could not be reached at the last attempt; everybody when left out. */
  only: z.array(z.string()).optional(),
  attempt: z.int().default(1),
});
export type ShardNews = z.infer<typeof shardNews>;

/** Where messages wait to be posted to those who watch. */
export const fanOuts = queueOf('fan-out', shardNews);
