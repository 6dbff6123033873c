import type { LiveMessage, LivePoll } from '../contract/live.ts';
import type { Sender } from '../platform/send.ts';
import type { ShardNews } from './queues.ts';
import { shardsOf } from './topic.ts';

export interface AnnounceDeps {
  readonly fanOut: Pick<Sender<ShardNews>, 'sendAll'>;
}

/** Has everybody told who watches the topic, shard by shard. */
export async function announce(
  { fanOut }: AnnounceDeps,
  key: string,
  news: LiveMessage | LivePoll,
): Promise<void> {
  await fanOut.sendAll(
    Array.from({ length: shardsOf(key) }, (_, shard) => ({ key, shard, news, attempt: 1 })),
  );
}
