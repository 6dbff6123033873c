import type { Availability } from '../contract/availability.ts';
import { type BookingChange, type LiveData, liveLimits } from '../contract/live.ts';
import type { Head, Numbered } from './head.ts';

/** What somebody who comes back is answered with. */
export type Replay = { readonly kind: 'state' } | { readonly kind: 'log'; readonly after: number };

/** Numbers that nobody gave out yet belong to another life of the topic. */
export function decideReplay(seq: number, after: number | undefined): Replay {
  if (after === undefined || after > seq || seq - after > liveLimits.replayed) return { kind: 'state' };
  return { kind: 'log', after };
}

/** Whether all that came after is still kept: entries go with time, and the first one missing makes the rest useless. */
export const isComplete = (
  entries: readonly { readonly seq: number }[],
  { after, seq }: { readonly after: number; readonly seq: number },
): boolean =>
  entries.length === seq - after && entries.every((entry, index) => entry.seq === after + index + 1);

/** How far the clocks of two functions may be apart. */
const skewMs = 1_000;

/**
 * Whether a head on which nothing was told yet is older than what a cache may hold. Whatever changed since the head was
 * made is told, so then nothing falls between such a cache and the first message. The head's number is the second of
 * its making.
 */
export const isOlder = (seq: number, cacheMs: number, now: number): boolean =>
  now - (seq + 1) * 1_000 > cacheMs + skewMs;

export interface PollRules {
  /** More watchers of a deal than this are told to poll. */
  readonly threshold: number;
  /** How often they are told so again, which also counts them. */
  readonly againMs: number;
}

/** Fewer than this part of the threshold are told by messages again: a deal at the threshold does not swing. */
const calm = 0.8;

export function decidePolling(
  polling: boolean,
  watchers: number,
  { threshold }: Pick<PollRules, 'threshold'>,
): boolean {
  return polling ? watchers >= threshold * calm : watchers > threshold;
}

/** A deal is told no sooner than so long after it was told before. */
const apartMs = 1_000;
/** Whoever sends a message for longer than this has failed; the next one does not wait for it. */
const sendingMs = 5_000;
/** How often one looks whether it is sent. */
const lookMs = 100;

/**
 * Milliseconds until one should look whether the deal may be told again; zero when it may. A message waits for the one
 * before it to be sent: where sending takes longer than a second, states are left out, and the last one does not queue
 * behind them.
 * @param sent the latest message that every shard has sent
 */
export function decideWait({ told, seq }: Pick<Head, 'told' | 'seq'>, sent: number, now: number): number {
  if (!told) return 0;
  const age = now - told.at;
  // A clock that is behind the one that told it makes it seem younger than new.
  if (age < apartMs) return Math.min(apartMs, apartMs - age);
  return sent < seq && age < sendingMs ? lookMs : 0;
}

/** `append`: a new message. `again`: what was told last, whose delivery is uncertain. */
export type Telling = 'append' | 'again' | 'poll' | 'nothing';

interface Situation {
  readonly head: Head;
  readonly availability: Availability;
  readonly watchers: number;
  readonly now: number;
  /** Whether this is not the first attempt: an earlier one may have numbered the message and died. */
  readonly repeated: boolean;
}

/** What the watchers of a deal are told now. While they poll, only its end. */
export function decideTelling(
  { head, availability, watchers, now, repeated }: Situation,
  rules: PollRules,
): Telling {
  const { told, polledAt } = head;
  if (sameAvailability(told?.data, availability))
    return repeated && polledAt === undefined ? 'again' : 'nothing';
  const over = availability.state === 'ended' || availability.state === 'cancelled';
  if (over || !decidePolling(polledAt !== undefined, watchers, rules)) return 'append';
  const due = polledAt === undefined || repeated || now - polledAt >= rules.againMs;
  return due ? 'poll' : 'nothing';
}

/** The instant of reading is no news. */
export const sameAvailability = (
  told: LiveData | undefined,
  { now: _, ...availability }: Availability,
): boolean =>
  told !== undefined &&
  Object.entries(availability).every(([name, value]) => told[name as keyof LiveData] === value);

/** How many of one's changes are remembered: repeated events come soon, or not at all. */
const remembered = 10;

/** A booking has each status once at most, so both together name a change. */
export const changeName = ({ bookingId, status }: BookingChange): string => `${bookingId}#${status}`;

export const numberOf = (head: Head, change: BookingChange): number | undefined =>
  head.recent?.find((known) => known.change === changeName(change))?.seq;

export const rememberChange = (head: Head, change: BookingChange): Numbered[] =>
  [{ change: changeName(change), seq: head.seq + 1 }, ...(head.recent ?? [])].slice(0, remembered);

/** The topics of a connection. */
export interface Connection {
  readonly topics: ReadonlySet<string>;
}

/** Whether the topic, as clients name it, is one that the connection has; everybody's `me` is stored under another key. */
export const isWatched = ({ topics }: Connection, name: string): boolean =>
  name === 'me' ? [...topics].some((key) => key.startsWith('me:')) : topics.has(name);

/** Which of the topics fit on the connection; those that it has do. */
export function decideAdmission(known: Connection | undefined, keys: readonly string[]): Set<string> {
  const admitted = new Set<string>();
  let room = liveLimits.topicsOfConnection - (known?.topics.size ?? 0);
  for (const key of keys) if (known?.topics.has(key) || admitted.has(key) || room-- > 0) admitted.add(key);
  return admitted;
}
