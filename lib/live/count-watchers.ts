import type { DealId } from '../contract/ids.ts';
import type { LiveConnections } from './connections.ts';
import { dealTopic } from './topic.ts';
import type { LiveTopics } from './topics.ts';

interface Deps {
  readonly topics: Pick<LiveTopics, 'watchers'>;
  readonly connections: Pick<LiveConnections, 'countWatching'>;
}

/** A deal with more watchers than this in a shard is on sale, and its next message counts them all. */
const mostInShard = 100;

/**
 * Returns how many connections watch a deal: as many as its latest message reached, one read unit. Before the first
 * message nobody was reached, so the subscriptions are counted: 16 queries of half a read unit and up.
 */
export async function countWatchers({ topics, connections }: Deps, dealId: DealId): Promise<number> {
  const { key } = dealTopic(dealId);
  const shards = await topics.watchers(key);
  const reached = shards.reduce((sum, { count }) => sum + count, 0);
  if (reached > 0) return reached;
  const subscribed = await Promise.all(
    shards.map((_, shard) => connections.countWatching(key, shard, mostInShard)),
  );
  return subscribed.reduce((sum, count) => sum + count, 0);
}
