import type { LiveMessage, LivePoll } from '../contract/live.ts';
import type { FanOutQueue } from './queues.ts';
import { shardsOf } from './topic.ts';

export interface AnnounceDeps {
  readonly fanOut: FanOutQueue;
}

/** Has everybody told who watches the topic, shard by shard. */
export async function announce(
  { fanOut }: AnnounceDeps,
  key: string,
  news: LiveMessage | LivePoll,
): Promise<void> {
  await fanOut.send(Array.from({ length: shardsOf(key) }, (_, shard) => ({ key, shard, news, attempt: 1 })));
}
