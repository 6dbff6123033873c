import type { LiveMessage, LivePoll } from '../contract/live.ts';
import type { FanOutQueue } from './queues.ts';
import type { LiveTopics } from './topics.ts';

export interface AnnounceDeps {
  readonly topics: Pick<LiveTopics, 'watchers'>;
  readonly fanOut: FanOutQueue;
}

/** Has everybody told who watches the topic, shard by shard. */
export async function announce(
  { topics, fanOut }: AnnounceDeps,
  key: string,
  news: LiveMessage | LivePoll,
  watchers?: readonly number[],
): Promise<void> {
  const known = watchers ?? (await topics.watchers(key));
  await fanOut.send(known.map((reached, shard) => ({ key, shard, news, known: reached, attempt: 1 })));
}
