import { inParallel } from '../platform/in-parallel.ts';
import { logger } from '../platform/logger.ts';
import type { Sent } from '../platform/post-to-connection.ts';
import type { Sender } from '../platform/send.ts';
import type { Sockets } from '../platform/sockets.ts';
import type { LiveConnections } from './connections.ts';
import type { ShardNews } from './queues.ts';
import { shardsOf } from './topic.ts';
import type { LiveTopics } from './topics.ts';

export interface FanOutDeps {
  readonly topics: Pick<LiveTopics, 'reportWatchers'>;
  readonly connections: Pick<LiveConnections, 'watching' | 'remove'>;
  readonly sockets: Sockets;
  readonly fanOut: Pick<Sender<ShardNews>, 'sendAll'>;
}

/**
 * Posts in flight at a time, for each shard in a batch. With more, posts wait for the processor longer than their
 * timeout and are retried. With 64, two thousand sockets on a busy laptop were never all reached.
 */
const width = 16;
/**
 * After this many rounds the fan-out gives up on a connection. Its client notices the gap at the next number or when
 * the connection ends.
 */
const rounds = 5;
/** Ids in one message, so that the message stays below the size limit of SQS. */
const idsInMessage = 1_000;

/**
 * Sends news to the watchers in one shard of a topic. Forgets closed connections. Retries unreachable ones in a
 * separate message, so the others get no duplicate.
 */
export async function fanOutShard(deps: FanOutDeps, task: ShardNews): Promise<void> {
  const text = JSON.stringify(task.news);
  const unreached: string[] = [];
  let reached = 0;
  for await (const ids of task.only ? [task.only] : deps.connections.watching(task.key, task.shard)) {
    const outcomes = await inParallel(ids, width, (id) => sendTo(deps, task.key, id, text));
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'rejected') unreached.push(ids[index] ?? '');
      else if (outcome.value === 'sent') reached++;
    }
  }
  if (unreached.length > 0) await tryAgain(deps, task, unreached);
  if (task.only || shardsOf(task.key) === 1) return;
  const { news } = task;
  await deps.topics.reportWatchers(task.key, task.shard, {
    count: reached + unreached.length,
    ...(news.type === 'message' && { seq: news.seq }),
  });
}

async function sendTo(
  { sockets, connections }: FanOutDeps,
  key: string,
  id: string,
  text: string,
): Promise<Sent> {
  const sent = await sockets.send(id, text);
  if (sent === 'gone') await connections.remove(id, key);
  return sent;
}

async function tryAgain({ fanOut }: FanOutDeps, task: ShardNews, unreached: string[]): Promise<void> {
  const { key, shard, attempt } = task;
  if (attempt >= rounds) {
    logger.warn('connections not reached', { shard, count: unreached.length });
    return;
  }
  logger.info('connections retried', { key, shard, count: unreached.length, attempt });
  const parts = Math.ceil(unreached.length / idsInMessage);
  await fanOut.sendAll(
    Array.from({ length: parts }, (_, part) => ({
      ...task,
      only: unreached.slice(part * idsInMessage, (part + 1) * idsInMessage),
      attempt: attempt + 1,
    })),
    1,
  );
}
