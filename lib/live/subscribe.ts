import type { Availability } from '../contract/deal.ts';
import type { DealId } from '../contract/ids.ts';
import type { LiveRefused, LiveState, LiveSubscribe, LiveSubscribed, LiveTopic } from '../contract/live.ts';
import { availabilityAt } from '../deals/availability.ts';
import { publicTtlMs } from '../deals/public-deals.ts';
import type { Caller } from '../platform/caller.ts';
import { type Clock, toEpochSeconds, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Sockets } from '../platform/sockets.ts';
import { type AccessDeps, type Allowed, allow } from './access.ts';
import type { LiveConnections } from './connections.ts';
import { type Connection, decideAdmission, decideRate, decideReplay, isComplete, isOlder } from './decide.ts';
import type { Head } from './head.ts';
import { refusalOf, tooManyMessages, tooManyTopics } from './refuse.ts';
import { pollOf } from './tell-deal.ts';
import type { LiveTopics } from './topics.ts';

export interface SubscribeDeps extends AccessDeps {
  readonly topics: Pick<LiveTopics, 'openHead' | 'log'>;
  readonly connections: Pick<LiveConnections, 'get' | 'enter' | 'note' | 'watch' | 'unwatch'>;
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

/** Has a connection told of topics, and answers each of them by itself. */
export async function subscribe(
  deps: SubscribeDeps,
  connectionId: string,
  message: LiveSubscribe,
): Promise<void> {
  const { clock, sockets } = deps;
  const second = toEpochSeconds(clock.now());
  const entered =
    (await enter(deps, connectionId, message, second)) ?? (await look(deps, connectionId, message, second));
  const { welcome, refused } = entered;
  const answers = await Promise.all(welcome.map((wanted) => watch(deps, connectionId, message.id, wanted)));
  for (const answer of [...refused, ...answers.flat()])
    await sockets.send(connectionId, JSON.stringify(answer));
}

/** Who is told of what from now on; the connection knows it already: whoever removes it looks there for what to remove. */
interface Entered {
  readonly welcome: readonly Wanted[];
  readonly refused: readonly LiveRefused[];
}

/** What nearly everybody says, and says first: deals are public, so it is known at once whether they may be watched. */
async function enter(
  deps: SubscribeDeps,
  connectionId: string,
  message: LiveSubscribe,
  second: number,
): Promise<Entered | undefined> {
  if (!message.topics.every(({ topic }) => topic.startsWith('deal:'))) return undefined;
  const { allowed, refused } = await sift(deps, message);
  const noted = await deps.connections.enter(connectionId, second, keysOf(allowed));
  return noted ? { welcome: allowed, refused } : undefined;
}

/** Everything else: the limits of a connection come before any other work for it. */
async function look(
  deps: SubscribeDeps,
  connectionId: string,
  message: LiveSubscribe,
  second: number,
): Promise<Entered> {
  const { connections } = deps;
  const known = await connections.get(connectionId);
  const messages = decideRate(known, second);
  if (messages === undefined) return { welcome: [], refused: [tooManyMessages(message.id)] };

  const { allowed, refused } = await sift(deps, message);
  const admitted = decideAdmission(
    known,
    allowed.map(({ topic }) => topic.key),
  );
  const welcome = allowed.filter(({ topic }) => admitted.has(topic.key));
  const excess = allowed.filter(({ topic }) => !admitted.has(topic.key));
  await connections.note(connectionId, { second, messages, topics: keysOf(welcome) });
  await leaveFormerSelf(deps, connectionId, known, welcome);
  return { welcome, refused: [...refused, ...excess.map(({ name }) => tooManyTopics(message.id, name))] };
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
  { seq, told, polledAt }: Head,
): Promise<LiveState | undefined> {
  const now = deps.clock.now();
  switch (topic.kind) {
    case 'me':
      return undefined;
    case 'booking':
      return owner ? deps.booking(topic.bookingId, owner) : undefined;
    case 'deal': {
      // Who polls is not told, so what was told last may be old; the public's view is not.
      if (polledAt !== undefined) return deps.publicAvailability(topic.dealId);
      // Thousands come at once: what was told last is as good as the stock itself, and no read.
      if (told) return availabilityAt(told.data as Availability, toInstant(now));
      // Nothing was: neither is anything lost by a cache that is younger than the head.
      if (isOlder(seq, publicTtlMs, now)) return deps.publicAvailability(topic.dealId);
      const state = await deps.availability(topic.dealId);
      if (!state) throw new AppError('not_found', 'There is no such deal.');
      return state;
    }
  }
}
