import type { LiveUnsubscribe, LiveUnsubscribed } from '../contract/live.ts';
import { type Clock, toEpochSeconds } from '../platform/clock.ts';
import type { Sockets } from '../platform/sockets.ts';
import type { LiveConnections } from './connections.ts';
import { decideRate } from './decide.ts';
import { tooManyMessages } from './refuse.ts';
import { nameOfKey } from './topic.ts';

export interface UnsubscribeDeps {
  readonly connections: Pick<LiveConnections, 'get' | 'note' | 'unwatch'>;
  readonly sockets: Sockets;
  readonly clock: Clock;
}

/** Has a connection told of topics no longer. Topics that it was not told of are no error. */
export async function unsubscribe(
  { connections, sockets, clock }: UnsubscribeDeps,
  connectionId: string,
  { id, topics }: LiveUnsubscribe,
): Promise<void> {
  const known = await connections.get(connectionId);
  const second = toEpochSeconds(clock.now());
  const messages = decideRate(known, second);
  if (messages === undefined)
    return void (await sockets.send(connectionId, JSON.stringify(tooManyMessages(id))));
  if (known) {
    const left = [...known.topics].filter((key) => topics.includes(nameOfKey(key)));
    await connections.note(connectionId, { second, messages });
    await connections.unwatch(new Set(left), connectionId);
  }
  const answer: LiveUnsubscribed = { type: 'unsubscribed', id, topics };
  await sockets.send(connectionId, JSON.stringify(answer));
}
