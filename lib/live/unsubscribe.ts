import type { LiveUnsubscribe, LiveUnsubscribed } from '../contract/live.ts';
import type { Sockets } from '../platform/sockets.ts';
import type { LiveConnections } from './connections.ts';
import type { CountedMessage } from './message-counts.ts';
import { nameOfKey } from './topic.ts';

export interface UnsubscribeDeps {
  readonly connections: Pick<LiveConnections, 'unwatch'>;
  readonly sockets: Pick<Sockets, 'send'>;
}

/** Unsubscribes a connection from topics. A topic that it does not have is no error, and costs nothing. */
export async function unsubscribe(
  { connections, sockets }: UnsubscribeDeps,
  connectionId: string,
  { id, topics }: LiveUnsubscribe,
  { known }: Pick<CountedMessage, 'known'>,
): Promise<void> {
  const left = [...known.topics].filter((key) => topics.includes(nameOfKey(key)));
  await connections.unwatch(new Set(left), connectionId);
  const answer: LiveUnsubscribed = { type: 'unsubscribed', id, topics };
  await sockets.send(connectionId, JSON.stringify(answer));
}
