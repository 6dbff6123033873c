import type { LiveMessage, LivePoll } from '../contract/live.ts';
import type { Sender } from '../platform/send.ts';
import type { ShardNews } from './queues.ts';
import { shardsOf } from './topic.ts';

export interface AnnounceDeps {
  readonly fanOut: Pick<Sender<ShardNews>, 'sendAll'>;
}

/** Sends a message to all watchers of a topic, shard by shard. */
export async function announce(
  { fanOut }: AnnounceDeps,
  key: string,
  news: LiveMessage | LivePoll,
): Promise<void> {
  await fanOut.sendAll(
    Array.from({ length: shardsOf(key) }, (_, shard) => ({ key, shard, news, attempt: 1 })),
  );
}
