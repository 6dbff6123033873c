import type { Availability } from '../contract/deal.ts';
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

/** `append`: a new message. `again`: what was told last, whose delivery is uncertain. `wait`: that is still being sent. */
export type Telling = 'append' | 'again' | 'wait' | 'poll' | 'nothing';

/** Whoever sends a message for longer than this has failed; the next one does not wait for it. */
const sendingMs = 10_000;

interface Situation {
  readonly head: Head;
  readonly availability: Availability;
  readonly watchers: number;
  /** The latest message that every shard has sent. */
  readonly sent: number;
  readonly now: number;
  /** Whether this is not the first attempt: an earlier one may have numbered the message and died. */
  readonly repeated: boolean;
}

/**
 * What the watchers of a deal are told now. While they poll, only its end. A message waits for the one before it to be
 * sent: where sending takes longer than a second, states are left out, and the last one does not queue behind them.
 */
export function decideTelling(
  { head, availability, watchers, sent, now, repeated }: Situation,
  rules: PollRules,
): Telling {
  const { told, polledAt } = head;
  if (sameAvailability(told?.data, availability))
    return repeated && polledAt === undefined ? 'again' : 'nothing';
  if (told && sent < head.seq && now - told.at < sendingMs) return 'wait';
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

/** Whole seconds until the deal may be told again, so that it is at most once a second. */
export const delayOf = (toldAt: number | undefined, now: number): 0 | 1 =>
  toldAt === undefined || now - toldAt >= 1_000 ? 0 : 1;

/** What is known of a connection. */
export interface Connection {
  readonly topics: ReadonlySet<string>;
  /** The second of its latest message, and how many came in it. */
  readonly lastSecond: number;
  readonly messages: number;
}

/** How many messages came in this second, this one included; undefined when that is too many. */
export function decideRate(known: Connection | undefined, second: number): number | undefined {
  const messages = known?.lastSecond === second ? known.messages + 1 : 1;
  return messages > liveLimits.messagesPerSecond ? undefined : messages;
}

/** Which of the topics fit on the connection; those that it has do. */
export function decideAdmission(known: Connection | undefined, keys: readonly string[]): Set<string> {
  const admitted = new Set<string>();
  let room = liveLimits.topicsOfConnection - (known?.topics.size ?? 0);
  for (const key of keys) if (known?.topics.has(key) || admitted.has(key) || room-- > 0) admitted.add(key);
  return admitted;
}
