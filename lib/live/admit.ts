import type { LiveRefused, LiveSubscribe, LiveTopic } from '../contract/live.ts';
import type { Caller } from '../platform/caller.ts';
import { type AccessDeps, type Allowed, allow } from './access.ts';
import type { LiveConnections } from './connections.ts';
import { type Connection, decideAdmission, decideRate } from './decide.ts';
import { refusalOf, tooManyMessages, tooManyTopics } from './refuse.ts';

export interface AdmitDeps extends AccessDeps {
  readonly connections: Pick<LiveConnections, 'get' | 'enter' | 'note' | 'unwatch'>;
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

/** Which of the topics the connection may watch and has room for. @param second of the message, since the epoch */
export async function admit(
  deps: AdmitDeps,
  connectionId: string,
  message: LiveSubscribe,
  second: number,
): Promise<Admitted> {
  const entered = await enter(deps, connectionId, message, second);
  return entered ?? look(deps, connectionId, message, second);
}

/** What nearly everybody says, and says first: deals are public, so it is known at once whether they may be watched. */
async function enter(
  deps: AdmitDeps,
  connectionId: string,
  message: LiveSubscribe,
  second: number,
): Promise<Admitted | undefined> {
  if (!message.topics.every(({ topic }) => topic.startsWith('deal:'))) return undefined;
  const { allowed, refused } = await sift(deps, message);
  const noted = await deps.connections.enter(connectionId, second, keysOf(allowed));
  return noted ? { welcome: allowed, refused } : undefined;
}

/** Everything else: the limits of a connection come before any other work for it. */
async function look(
  deps: AdmitDeps,
  connectionId: string,
  message: LiveSubscribe,
  second: number,
): Promise<Admitted> {
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

/** A guest who becomes a customer on an open connection has another `me` from then on. */
async function leaveFormerSelf(
  { connections }: AdmitDeps,
  connectionId: string,
  known: Connection | undefined,
  welcome: readonly Wanted[],
): Promise<void> {
  const mine = welcome.find(({ topic }) => topic.kind === 'me')?.topic.key;
  if (!mine) return;
  const former = [...(known?.topics ?? [])].filter((key) => key.startsWith('me:') && key !== mine);
  await connections.unwatch(new Set(former), connectionId);
}
