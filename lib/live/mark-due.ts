import type { DealId } from '../contract/ids.ts';
import type { Sender } from '../platform/send.ts';
import type { DealUpdate } from './queues.ts';
import { dealTopic } from './topic.ts';
import type { LiveTopics } from './topics.ts';

export interface MarkDeps {
  readonly topics: Pick<LiveTopics, 'head' | 'markDue'>;
  readonly updates: Pick<Sender<DealUpdate>, 'send'>;
}

/**
 * Has the watchers of a deal told how it stands, as soon as they may be. Nobody listens, nothing happens; somebody asked
 * already, neither.
 * @param marker the same whenever this change is delivered again
 */
export async function markDealDue(
  { topics, updates }: MarkDeps,
  dealId: DealId,
  marker: string,
): Promise<void> {
  const { key } = dealTopic(dealId);
  if (!(await topics.head(key)) || !(await topics.markDue(key, marker))) return;
  await updates.send({ dealId });
}
