import type { Platform } from '../core/platform.ts';
import type {
  Availability,
  LiveData,
  LiveMessage,
  LivePoll,
  LiveState,
  LiveSubscribed,
  RecordedBooking,
} from '../generated/types.gen.ts';
import { nothingYet, type Step, takeAnswer, takeMessages } from './in-order.ts';
import { namedTimers } from './named-timers.ts';

export interface Subscriber {
  tell(data: LiveData): void;
  fail(error: unknown): void;
}

export interface TopicDeps {
  /** Asks the server for the topic, with the last received number. */
  subscribe(after: number | undefined): void;
  /** Reads the state over HTTP. Undefined where HTTP has none. */
  reader(): (() => Promise<LiveState>) | undefined;
  readonly after: Platform['after'];
  random(): number;
  /** Receives each number once, in order. */
  counted(step: 'state' | 'message', seq: number): void;
}

/** A topic: in order, without gaps, and with polling while there is no socket. */
export interface Topic {
  readonly subscribers: Set<Subscriber>;
  readonly seq: number | undefined;
  /** Tells a later subscriber the state that the others know. A read may be older than their last message. */
  catchUp(subscriber: Subscriber): Promise<void>;
  /** Subscribes, when there is a connection. */
  connected(): void;
  /** Reads over HTTP soon, and repeatedly, when there is no connection. */
  disconnected(): void;
  answered(answer: LiveSubscribed): void;
  message(message: LiveMessage): void;
  poll(instruction: LivePoll): void;
  refused(error: unknown, again: boolean): void;
  stop(): void;
  /** Starts again for another person. Answers still under way are dropped. */
  forget(): void;
}

/** In milliseconds. After this, a missing message or answer is requested again. */
const gapMs = 1_000;
const answerMs = 10_000;
/** A socket that comes back soon needs no polling. After that, each poll waits twice as long, up to this limit. */
const beforePollingMs = 2_000;
const pollMs = { first: 1_500, most: 15_000 };
/**
 * A polled availability comes from a cache and another clock. Its content may be this much older than its `now`, in
 * milliseconds.
 */
export const cachedMs = 2_000;

/** A state, and how it came. The socket numbers its answers and messages. A poll has no number. */
interface Told {
  readonly data: LiveData;
  readonly from: 'poll' | 'answer' | 'message';
}

export function createTopic({ subscribe, reader, after, random, counted }: TopicDeps): Topic {
  const subscribers = new Set<Subscriber>();
  let progress = nothingYet;
  let last: Told | undefined;
  let lives = 0;
  const { plan, stop, has } = namedTimers<'gap' | 'answer' | 'poll'>(after);

  const tell = (data: LiveData, from: Told['from']) => {
    if (last && isOutrun({ data, from }, last)) return;
    const isKnown = last && from !== 'message' && isSame(data, last.data);
    last = { data, from };
    if (!isKnown) for (const subscriber of [...subscribers]) subscriber.tell(data);
  };
  const failAll = (error: unknown) => {
    for (const subscriber of [...subscribers]) subscriber.fail(error);
  };
  const ask = () => {
    subscribe(progress.seq);
    plan('answer', answerMs, ask);
  };
  const take = (step: Step) => {
    progress = step.progress;
    for (const message of step.tell) {
      counted('message', message.seq);
      tell(message.data, 'message');
    }
    if (!step.gap) stop('gap');
    // An answer that is on its way may close the gap. Asking again would make that answer an outdated one.
    else if (!has('gap') && !has('answer'))
      plan('gap', gapMs, () => {
        stop('gap');
        ask();
      });
  };
  const pollEvery = (wait: (round: number) => number, round = 0) =>
    plan('poll', wait(round), async () => {
      const life = lives;
      const goesOn = () => has('poll') && life === lives;
      try {
        const state = await reader()?.();
        if (goesOn() && state) tell(state, 'poll');
      } catch (error) {
        if (goesOn() && (error as { code?: unknown }).code === 'not_found') failAll(error);
      }
      if (goesOn()) pollEvery(wait, round + 1);
    });

  return {
    subscribers,
    get seq() {
      return progress.seq;
    },
    async catchUp(subscriber) {
      await undefined;
      if (last && reader() && subscribers.has(subscriber)) subscriber.tell(last.data);
    },
    connected: ask,
    disconnected() {
      stop('answer', 'gap');
      if (!reader() || has('poll')) return;
      const slower = (round: number) => Math.min(pollMs.most, pollMs.first * 2 ** round);
      pollEvery((round) => (round === 0 ? beforePollingMs : slower(round) * (0.5 + random())));
    },
    answered(answer) {
      stop('answer', 'poll');
      const reset = answer.state !== undefined || progress.seq === undefined;
      if (reset) counted('state', answer.seq);
      if (answer.state) tell(answer.state, 'answer');
      take(takeAnswer(reset ? { ...progress, seq: undefined } : progress, answer));
    },
    message(message) {
      stop('poll');
      take(takeMessages(progress, [message]));
    },
    poll({ everySeconds, jitterSeconds }) {
      pollEvery(() => (everySeconds + random() * jitterSeconds) * 1_000);
    },
    refused(error, again) {
      stop('answer');
      if (again) plan('answer', answerMs * (0.5 + random()), ask);
      else failAll(error);
    },
    stop: () => stop('gap', 'answer', 'poll'),
    forget() {
      stop('gap', 'answer', 'poll');
      lives++;
      progress = nothingYet;
      last = undefined;
    },
  };
}

/** Returns whether `last` already says more than a state that came after it. */
function isOutrun({ data, from }: Told, last: Told): boolean {
  const late = instantOf(last.data) - instantOf(data);
  // A booking has the instant of its content. An availability has the instant at which it was sent.
  if (from === 'poll' || !('now' in data)) return late > 0;
  // The next number follows whatever the socket said. A state sent later may have been read before it.
  return last.from === 'poll' ? late > cachedMs : from === 'answer' && late > 0;
}

/** Returns the time of a state in milliseconds, zero where it has none. */
const instantOf = (data: LiveData): number =>
  Date.parse((data as Partial<Availability>).now ?? (data as Partial<RecordedBooking>).updatedAt ?? '') || 0;

/** Returns whether two states differ only in the time of the request. */
const isSame = (one: LiveData, other: LiveData): boolean =>
  JSON.stringify({ ...one, now: 0 }) === JSON.stringify({ ...other, now: 0 });
