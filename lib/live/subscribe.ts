import type { Availability } from '../contract/availability.ts';
import type { DealId } from '../contract/ids.ts';
import type { LiveState, LiveSubscribe, LiveSubscribed } from '../contract/live.ts';
import { availabilityAt, publicTtlMs } from '../deals/availability.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Sockets } from '../platform/sockets.ts';
import { type AdmitDeps, admit, type Wanted } from './admit.ts';
import type { LiveConnections } from './connections.ts';
import { decideReplay, isComplete, isOlder } from './decide.ts';
import type { Head } from './head.ts';
import type { CountedMessage } from './message-counts.ts';
import { refusalOf } from './refuse.ts';
import { pollOf } from './tell-deal.ts';
import type { LiveTopics } from './topics.ts';

export interface SubscribeDeps extends AdmitDeps {
  readonly topics: Pick<LiveTopics, 'openHead' | 'log'>;
  readonly connections: Pick<LiveConnections, 'watch' | 'unwatch'>;
  /** Reads the availability as stored now, with a consistent read. */
  readonly availability: (dealId: DealId) => Promise<Availability | undefined>;
  readonly sockets: Pick<Sockets, 'send'>;
  readonly clock: Clock;
}

/** Subscribes a connection to topics, and answers each topic separately. */
export async function subscribe(
  deps: SubscribeDeps,
  connectionId: string,
  message: LiveSubscribe,
  counted: CountedMessage,
): Promise<void> {
  const { sockets } = deps;
  const { welcome, refused } = await admit(deps, connectionId, message, counted);
  const answers = await Promise.all(welcome.map((wanted) => watch(deps, connectionId, message.id, wanted)));
  for (const answer of [...refused, ...answers.flat()])
    await sockets.send(connectionId, JSON.stringify(answer));
}

/**
 * The order matters. The connection is subscribed first, then the head exists to number messages, and only then the
 * state is read. A change that is not in the answer therefore arrives as a message.
 */
async function watch(
  deps: SubscribeDeps,
  connectionId: string,
  id: string,
  wanted: Wanted,
): Promise<object[]> {
  const { topic } = wanted;
  try {
    await deps.connections.watch(topic.key, connectionId, deps.clock.now());
    const head = await deps.topics.openHead(topic.key);
    const subscribed: LiveSubscribed = {
      type: 'subscribed',
      id,
      topic: topic.name,
      seq: head.seq,
      now: deps.clock.now(),
      ...(await missed(deps, wanted, head)),
    };
    const polls = topic.kind === 'deal' && head.polledAt !== undefined;
    return polls ? [subscribed, pollOf(topic.dealId)] : [subscribed];
  } catch (error) {
    return [refusalOf(error, id, topic.name)];
  }
}

/** Returns the messages after the client's last number, or the current state. */
async function missed(
  deps: SubscribeDeps,
  wanted: Wanted,
  head: Head,
): Promise<Pick<LiveSubscribed, 'messages' | 'state'>> {
  const replay = decideReplay(head.seq, wanted.after);
  if (replay.kind === 'log' && head.polledAt === undefined) {
    const range = { after: replay.after, seq: head.seq };
    const messages = await deps.topics.log(wanted.topic.key, range);
    if (isComplete(messages, range)) return { messages };
  }
  const state = await stateOf(deps, wanted, head);
  return state ? { state } : {};
}

async function stateOf(
  deps: SubscribeDeps,
  { topic, owner }: Wanted,
  { seq, told, polledAt }: Head,
): Promise<LiveState | undefined> {
  const now = deps.clock.now();
  switch (topic.kind) {
    case 'me':
      return undefined;
    case 'booking':
      return owner ? deps.booking(topic.bookingId, owner) : undefined;
    case 'deal': {
      // While watchers poll they get no messages, so the head's latest message may be old. The public view is current.
      if (polledAt !== undefined) return deps.publicAvailability(topic.dealId);
      // Thousands subscribe at once. The latest message is as current as the stock itself, and costs no read.
      if (told) return availabilityAt(told.data as Availability, toInstant(now));
      // The head has no message yet. A cached answer younger than the head misses nothing.
      if (isOlder(seq, publicTtlMs, now)) return deps.publicAvailability(topic.dealId);
      const state = await deps.availability(topic.dealId);
      if (!state) throw new AppError('not_found', 'There is no such deal. Check its id.');
      return state;
    }
  }
}
