import type { Availability } from '../contract/availability.ts';
import { type BookingChange, type LiveData, liveLimits } from '../contract/live.ts';
import type { Head, Numbered } from './head.ts';

/** The answer to a client that comes back. */
export type Replay = { readonly kind: 'state' } | { readonly kind: 'log'; readonly after: number };

/** A client's number that is higher than the head's belongs to an earlier head of the topic. */
export function decideReplay(seq: number, after: number | undefined): Replay {
  if (after === undefined || after > seq || seq - after > liveLimits.replayed) return { kind: 'state' };
  return { kind: 'log', after };
}

/**
 * Returns whether every message after the client's number is still stored. Entries expire. Once the first is missing,
 * the others are useless.
 */
export const isComplete = (
  entries: readonly { readonly seq: number }[],
  { after, seq }: { readonly after: number; readonly seq: number },
): boolean =>
  entries.length === seq - after && entries.every((entry, index) => entry.seq === after + index + 1);

/** The most by which the clocks of two functions may differ, in milliseconds. */
const skewMs = 1_000;

/**
 * Returns whether a head without messages is older than a cached answer may be. Every change after the head's creation
 * gets a message. A cached answer younger than the head therefore misses nothing. The head's number is the second of
 * its creation.
 */
export const isOlder = (seq: number, cacheMs: number, now: number): boolean =>
  now - (seq + 1) * 1_000 > cacheMs + skewMs;

export interface PollRules {
  /** A deal with more watchers than this makes them poll. */
  readonly threshold: number;
  /** Milliseconds between two requests to poll. Each request also counts the watchers again. */
  readonly againMs: number;
}

/**
 * Messages start again when the watchers fall below this part of the threshold. This keeps a deal at the threshold from
 * switching back and forth.
 */
const calm = 0.8;

export function decidePolling(
  polling: boolean,
  watchers: number,
  { threshold }: Pick<PollRules, 'threshold'>,
): boolean {
  return polling ? watchers >= threshold * calm : watchers > threshold;
}

/** The least milliseconds between two messages about a deal. */
const apartMs = 1_000;
/** A message that takes longer than this to send has failed. The next message does not wait for it. */
const sendingMs = 5_000;
/** Milliseconds between two looks at whether the message is sent. */
const lookMs = 100;

/**
 * Returns the milliseconds until the next look at whether the deal's next message may go; zero when it may go now. A
 * message waits until the one before it is sent. When sending takes longer than a second, intermediate states are left
 * out, and the last state does not wait behind them.
 * @param sent the latest message that every shard has sent
 */
export function decideWait({ told, seq }: Pick<Head, 'told' | 'seq'>, sent: number, now: number): number {
  if (!told) return 0;
  const age = now - told.at;
  // When this clock is behind the sender's clock, the age is negative. The wait then stays at `apartMs`.
  if (age < apartMs) return Math.min(apartMs, apartMs - age);
  return sent < seq && age < sendingMs ? lookMs : 0;
}

/** `append`: a new message. `again`: the latest message once more, because its delivery is uncertain. */
export type TellingKind = 'append' | 'again' | 'poll' | 'nothing';

interface Situation {
  readonly head: Head;
  readonly availability: Availability;
  readonly watchers: number;
  readonly now: number;
  /** Whether this is a retry. An earlier attempt may have numbered the message and then died. */
  readonly repeated: boolean;
}

/** Decides what the watchers of a deal get now. While they poll, they only get the deal's end. */
export function decideTelling(
  { head, availability, watchers, now, repeated }: Situation,
  rules: PollRules,
): TellingKind {
  const { told, polledAt } = head;
  if (sameAvailability(told?.data, availability))
    return repeated && polledAt === undefined ? 'again' : 'nothing';
  const over = availability.state === 'ended' || availability.state === 'cancelled';
  if (over || !decidePolling(polledAt !== undefined, watchers, rules)) return 'append';
  const due = polledAt === undefined || repeated || now - polledAt >= rules.againMs;
  return due ? 'poll' : 'nothing';
}

/** Compares two availabilities without their instant of reading. */
export const sameAvailability = (
  told: LiveData | undefined,
  { now: _, ...availability }: Availability,
): boolean =>
  told !== undefined &&
  Object.entries(availability).every(([name, value]) => told[name as keyof LiveData] === value);

/** How many of a buyer's changes the head remembers. A repeated event comes soon or never. */
const remembered = 10;

/** The name of a change. A booking has each status at most once, so id and status together are unique. */
export const changeName = ({ bookingId, status }: BookingChange): string => `${bookingId}#${status}`;

export const changeNumberOf = (head: Head, change: BookingChange): number | undefined =>
  head.recent?.find((known) => known.change === changeName(change))?.seq;

export const rememberChange = (head: Head, change: BookingChange): Numbered[] =>
  [{ change: changeName(change), seq: head.seq + 1 }, ...(head.recent ?? [])].slice(0, remembered);

/** A connection and its topics. */
export interface Connection {
  readonly topics: ReadonlySet<string>;
}

/**
 * Returns whether the connection has the topic, given as clients name it. Each buyer's `me` is stored under a key of
 * its own.
 */
export const isWatched = ({ topics }: Connection, name: string): boolean =>
  name === 'me' ? [...topics].some((key) => key.startsWith('me:')) : topics.has(name);

/** Returns the topics that fit on the connection. Topics that it already has always fit. */
export function decideAdmission(known: Connection | undefined, keys: readonly string[]): Set<string> {
  const admitted = new Set<string>();
  let room = liveLimits.topicsOfConnection - (known?.topics.size ?? 0);
  for (const key of keys) if (known?.topics.has(key) || admitted.has(key) || room-- > 0) admitted.add(key);
  return admitted;
}
