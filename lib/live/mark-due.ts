import type { DealId } from '../contract/ids.ts';
import type { Clock } from '../platform/clock.ts';
import { delayOf } from './decide.ts';
import type { DealUpdateQueue } from './queues.ts';
import { dealTopic } from './topic.ts';
import type { LiveTopics } from './topics.ts';

export interface MarkDeps {
  readonly topics: Pick<LiveTopics, 'head' | 'markDue'>;
  readonly updates: DealUpdateQueue;
  readonly clock: Clock;
}

/**
 * Has the watchers of a deal told how it stands, at once when nothing was told for a second. Nobody listens, nothing
 * happens; somebody asked already, neither.
 * @param marker the same whenever this change is delivered again
 */
export async function markDealDue(
  { topics, updates, clock }: MarkDeps,
  dealId: DealId,
  marker: string,
): Promise<void> {
  const { key } = dealTopic(dealId);
  const head = await topics.head(key);
  if (!head || !(await topics.markDue(key, marker))) return;
  await updates.send({ dealId }, delayOf(head.told?.at, clock.now()));
}
