import * as z from 'zod';
import { dealId } from '../contract/ids.ts';
import { liveMessage, livePoll } from '../contract/live.ts';
import { type Delivered, deliveryOf } from '../platform/consume.ts';
import { queueOf } from '../platform/queue.ts';
import { watchedDealEvents } from './listens-to.ts';

/** A deal whose watchers may need an update. */
const dealUpdate = z.object({ dealId });
export type DealUpdate = z.infer<typeof dealUpdate>;
type DealEvent = Delivered<(typeof watchedDealEvents)[number]>;
export type DealNews = DealUpdate | DealEvent;

/** The queue of deals to update. The bus puts deal events into the same queue: only the deal's id matters. */
export const dealUpdates = queueOf(
  'deal-updates',
  dealUpdate,
  z.union([dealUpdate, deliveryOf(watchedDealEvents)]),
);

/** A message for the watchers in one shard of a topic. */
const shardNews = z.object({
  key: z.string(),
  shard: z.int(),
  news: z.discriminatedUnion('type', [liveMessage, livePoll]),
  /** The connections that the last attempt did not reach. When absent, all of the shard. */
  only: z.array(z.string()).optional(),
  attempt: z.int().default(1),
});
export type ShardNews = z.infer<typeof shardNews>;

/** The queue of messages to post to watchers. */
export const fanOuts = queueOf('fan-out', shardNews);
