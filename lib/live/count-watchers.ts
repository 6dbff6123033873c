import type { DealId } from '../contract/ids.ts';
import { dealTopic } from './topic.ts';
import type { LiveTopics } from './topics.ts';

/** Returns how many connections the deal's latest message was sent to: one read unit. */
export async function countWatchers(
  { topics }: { readonly topics: Pick<LiveTopics, 'watchers'> },
  dealId: DealId,
): Promise<number> {
  const shards = await topics.watchers(dealTopic(dealId).key);
  return shards.reduce((sum, { count }) => sum + count, 0);
}
