import type { Availability } from '../contract/deal.ts';
import type { DealId } from '../contract/ids.ts';
import type { LiveRefused, LiveState, LiveSubscribe, LiveSubscribed, LiveTopic } from '../contract/live.ts';
import { availabilityAt } from '../deals/availability.ts';
import type { Caller } from '../platform/caller.ts';
import { type Clock, toEpochSeconds, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Sockets } from '../platform/sockets.ts';
import { type AccessDeps, type Allowed, allow } from './access.ts';
import type { LiveConnections } from './connections.ts';
import { type Connection, decideAdmission, decideRate, decideReplay, isComplete } from './decide.ts';
import type { Head } from './head.ts';
import { refusalOf, tooManyMessages, tooManyTopics } from './refuse.ts';
import { pollOf } from './tell-deal.ts';
import type { LiveTopics } from './topics.ts';

export interface SubscribeDeps extends AccessDeps {
  readonly topics: Pick<LiveTopics, 'openHead' | 'log'>;
  readonly connections: Pick<LiveConnections, 'get' | 'note' | 'watch' | 'unwatch'>;
  /** As it is stored now, read consistently. */
  readonly availability: (dealId: DealId) => Promise<Availability | undefined>;
  /** @throws AppError `unauthenticated` */
  readonly verify: (token: string) => Promise<Caller>;
  readonly sockets: Sockets;
  readonly clock: Clock;
}

interface Wanted extends Allowed {
  readonly name: LiveTopic;
  readonly after: number | undefined;
}

type Say = (answer: object) => Promise<unknown>;

/** Has a connection told of topics, and answers each of them by itself. */
export async function subscribe(
  deps: SubscribeDeps,
  connectionId: string,
  message: LiveSubscribe,
): Promise<void> {
  const { connections, clock, sockets } = deps;
  const say: Say = (answer) => sockets.send(connectionId, JSON.stringify(answer));
  const known = await connections.get(connectionId);
  const second = toEpochSeconds(clock.now());
  const messages = decideRate(known, second);
  if (messages === undefined) return void (await say(tooManyMessages(message.id)));

  const { allowed, refused } = await sift(deps, message);
  const admitted = decideAdmission(
    known,
    allowed.map(({ topic }) => topic.key),
  );
  const welcome = allowed.filter(({ topic }) => admitted.has(topic.key));
  // Before any subscription is written: whoever removes the connection looks there for what to remove.
  await connections.note(connectionId, { second, messages, topics: keysOf(welcome) });
  await leaveFormerSelf(deps, connectionId, known, welcome);
  const answers = await Promise.all(welcome.map((wanted) => watch(deps, connectionId, message.id, wanted)));
  const excess = allowed.filter(({ topic }) => !admitted.has(topic.key));
  for (const answer of [
    ...refused,
    ...excess.map(({ name }) => tooManyTopics(message.id, name)),
    ...answers.flat(),
  ])
    await say(answer);
}

const keysOf = (wanted: readonly Wanted[]) => new Set(wanted.map(({ topic }) => topic.key));

/** Which of the topics the caller may know about. */
async function sift(deps: SubscribeDeps, message: LiveSubscribe) {
  const allowed: Wanted[] = [];
  const refused: LiveRefused[] = [];
  // A bad token spoils only the topics that need one.
  const caller: Promise<Caller> = message.token
    ? deps.verify(message.token)
    : Promise.resolve({ kind: 'anonymous' });
  caller.catch(() => {});
  for (const { topic: name, after } of message.topics) {
    try {
      const who: Caller = name.startsWith('deal:') ? { kind: 'anonymous' } : await caller;
      allowed.push({ ...(await allow(deps, name, who)), name, after });
    } catch (error) {
      refused.push(refusalOf(error, message.id, name));
    }
  }
  return { allowed, refused };
}

/** A guest who becomes a customer on an open connection has another `me` from then on. */
async function leaveFormerSelf(
  { connections }: SubscribeDeps,
  connectionId: string,
  known: Connection | undefined,
  welcome: readonly Wanted[],
): Promise<void> {
  const mine = welcome.find(({ topic }) => topic.kind === 'me')?.topic.key;
  if (!mine) return;
  const former = [...(known?.topics ?? [])].filter((key) => key.startsWith('me:') && key !== mine);
  await connections.unwatch(new Set(former), connectionId);
}

/**
 * First it is to be told of everything, then there is a head to number it, and only then one looks how things stand: so
 * whatever is not in the answer comes as a message.
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

/** What came after the last number that the client has, or how it stands. */
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
  { told, polledAt }: Head,
): Promise<LiveState | undefined> {
  switch (topic.kind) {
    case 'me':
      return undefined;
    case 'booking':
      return owner ? deps.booking(topic.bookingId, owner) : undefined;
    case 'deal': {
      // Who polls is not told, so what was told last may be old; the public's view is not.
      if (polledAt !== undefined) return deps.publicAvailability(topic.dealId);
      // Thousands come at once: what was told last is as good as the stock itself, and one read less.
      if (told) return availabilityAt(told.data as Availability, toInstant(deps.clock.now()));
      const state = await deps.availability(topic.dealId);
      if (!state) throw new AppError('not_found', 'There is no such deal.');
      return state;
    }
  }
}
