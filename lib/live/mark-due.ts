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
 * Queues an update for the watchers of a deal, as soon as one may go. Does nothing when the deal has no watchers or an
 * update is queued already.
 * @param marker the same for every delivery of this change
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
