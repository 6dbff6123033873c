import type { LiveRefused, LiveSubscribe, LiveTopic } from '../contract/live.ts';
import type { Caller } from '../platform/caller.ts';
import { type AccessDeps, type Allowed, allow } from './access.ts';
import type { LiveConnections } from './connections.ts';
import { type Connection, decideAdmission, isWatched } from './decide.ts';
import type { CountedMessage, MessageCounts } from './message-counts.ts';
import { askedTooOften, refusalOf, tooManyTopics } from './refuse.ts';

export interface AdmitDeps extends AccessDeps {
  readonly connections: Pick<LiveConnections, 'unwatch'>;
  readonly counts: Pick<MessageCounts, 'askAgain' | 'claim' | 'release'>;
  /** @throws AppError `unauthenticated` */
  readonly verify: (token: string) => Promise<Caller>;
}

/** A topic that is asked for, and may be watched. */
export interface Wanted extends Allowed {
  readonly name: LiveTopic;
  readonly after: number | undefined;
}

/** Who is told of what from now on; the connection knows it already: whoever removes it looks there for what to remove. */
export interface Admitted {
  readonly welcome: readonly Wanted[];
  readonly refused: readonly LiveRefused[];
}

/**
 * Topics that can be noted together with the message, before anything is known of them: those that nearly every client
 * asks for, and asks for first. Deals are public, and few of those that are asked for are none.
 */
export const notableTopics = ({ topics }: LiveSubscribe): ReadonlySet<string> =>
  topics.every(({ topic }) => topic.startsWith('deal:'))
    ? new Set(topics.map(({ topic }) => topic))
    : new Set();

/** Which of the topics the connection may watch and has room for. The message has been counted. */
export async function admit(
  deps: AdmitDeps,
  connectionId: string,
  message: LiveSubscribe,
  { known, entered }: CountedMessage,
): Promise<Admitted> {
  const asked = message.topics.filter(({ topic }) => isWatched(known, topic));
  const mayAsk = asked.length === 0 || (await deps.counts.askAgain(connectionId, asked.length));
  const open = mayAsk ? message.topics : message.topics.filter(({ topic }) => !isWatched(known, topic));
  const tooOften = mayAsk ? [] : asked.map(({ topic }) => askedTooOften(message.id, topic));
  const { allowed, refused } = await sift(deps, { ...message, topics: open });
  if (entered) {
    await forgetRefused(deps, connectionId, known, refused);
    return { welcome: allowed, refused: [...tooOften, ...refused] };
  }
  const admitted = await makeRoom(deps, connectionId, known, allowed);
  const welcome = allowed.filter(({ topic }) => admitted.has(topic.key));
  const excess = allowed.filter(({ topic }) => !admitted.has(topic.key));
  await leaveFormerSelf(deps, connectionId, known, welcome);
  const noRoom = excess.map(({ name }) => tooManyTopics(message.id, name));
  return { welcome, refused: [...tooOften, ...refused, ...noRoom] };
}

/** Which of the topics the caller may know about. */
async function sift(deps: AdmitDeps, message: LiveSubscribe) {
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

/** Topics were noted before it was known that there are none. */
async function forgetRefused(
  { counts }: AdmitDeps,
  connectionId: string,
  known: Connection,
  refused: readonly LiveRefused[],
): Promise<void> {
  const names = refused.flatMap(({ topic }) => (topic && !known.topics.has(topic) ? [topic] : []));
  if (names.length > 0) await counts.release(connectionId, new Set(names));
}

/** Others may note topics of the same connection at this moment; each time one of them does, one looks again. */
const attempts = 5;

/** Notes as many of the topics as fit. @returns the keys that the connection has */
async function makeRoom(
  { counts }: AdmitDeps,
  connectionId: string,
  from: Connection,
  allowed: readonly Wanted[],
): Promise<ReadonlySet<string>> {
  const keys = allowed.map(({ topic }) => topic.key);
  let known = from;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const admitted = decideAdmission(known, keys);
    const fresh = new Set([...admitted].filter((key) => !known.topics.has(key)));
    if (fresh.size === 0) return admitted;
    const claimed = await counts.claim(connectionId, fresh);
    if (claimed === 'claimed') return admitted;
    known = claimed;
  }
  return new Set(keys.filter((key) => known.topics.has(key)));
}

/** A guest who becomes a customer on an open connection has another `me` from then on. */
async function leaveFormerSelf(
  { connections }: AdmitDeps,
  connectionId: string,
  known: Connection,
  welcome: readonly Wanted[],
): Promise<void> {
  const mine = welcome.find(({ topic }) => topic.kind === 'me')?.topic.key;
  if (!mine) return;
  const former = [...known.topics].filter((key) => key.startsWith('me:') && key !== mine);
  await connections.unwatch(new Set(former), connectionId);
}
