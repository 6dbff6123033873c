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

/** A requested topic that the caller may watch. */
export interface Wanted extends Allowed {
  readonly name: LiveTopic;
  readonly after: number | undefined;
}

/** The accepted topics. They are stored on the connection first, so that removing the connection finds them. */
export interface Admitted {
  readonly welcome: readonly Wanted[];
  readonly refused: readonly LiveRefused[];
}

/**
 * Returns the topics that can be stored together with the message, before any check. Nearly every client asks for
 * deals, and asks for them first. Deals are public, and clients rarely ask for one that does not exist.
 */
export const notableTopics = ({ topics }: LiveSubscribe): ReadonlySet<string> =>
  topics.every(({ topic }) => topic.startsWith('deal:'))
    ? new Set(topics.map(({ topic }) => topic))
    : new Set();

/** Returns the topics that the connection may watch and has room for. The caller has counted the message already. */
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

/** Returns the topics that the caller may know about. */
async function sift(deps: AdmitDeps, message: LiveSubscribe) {
  const allowed: Wanted[] = [];
  const refused: LiveRefused[] = [];
  // A bad token only rejects the topics that need a token.
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

/** The topics were stored before the check showed that they do not exist. */
async function forgetRefused(
  { counts }: AdmitDeps,
  connectionId: string,
  known: Connection,
  refused: readonly LiveRefused[],
): Promise<void> {
  const names = refused.flatMap(({ topic }) => (topic && !known.topics.has(topic) ? [topic] : []));
  if (names.length > 0) await counts.release(connectionId, new Set(names));
}

/** Another message may store topics on the same connection at the same time. Each such race costs one more attempt. */
const attempts = 5;

/** Stores as many of the topics as fit. @returns the keys that the connection has */
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

/** When a guest becomes a customer on an open connection, `me` names another topic. The old one is removed. */
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
