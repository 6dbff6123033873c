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
  /** Asks the server for the topic, with the last number it was told. */
  subscribe(after: number | undefined): void;
  /** Reads how it stands over HTTP; undefined where that tells nothing. */
  reader(): (() => Promise<LiveState>) | undefined;
  readonly after: Platform['after'];
  random(): number;
  /** Hears of each number once, in order. */
  counted(step: 'state' | 'message', seq: number): void;
}

/** One topic: in order, without gaps, and by polling while there is no socket. */
export interface Topic {
  readonly subscribers: Set<Subscriber>;
  readonly seq: number | undefined;
  /** There is a connection: subscribe. */
  connected(): void;
  /** There is none: read over HTTP in a moment, and again and again. */
  disconnected(): void;
  answered(answer: LiveSubscribed): void;
  message(message: LiveMessage): void;
  poll(instruction: LivePoll): void;
  refused(error: unknown, again: boolean): void;
  stop(): void;
  /** Somebody else is here: begins anew, and what is on its way is not told. */
  forget(): void;
}

/** In milliseconds: a message that is not there by then is asked for; so is an answer. */
const gapMs = 1_000;
const answerMs = 10_000;
/** A socket that comes back soon needs no polling; then twice as slowly each time, and never slower than this. */
const beforePollingMs = 2_000;
const pollMs = { first: 1_500, most: 15_000 };

export function createTopic({ subscribe, reader, after, random, counted }: TopicDeps): Topic {
  const subscribers = new Set<Subscriber>();
  let progress = nothingYet;
  let last: LiveData | undefined;
  let lives = 0;
  const { plan, stop, has } = namedTimers<'gap' | 'answer' | 'poll'>(after);

  const tell = (data: LiveData, isNews: boolean) => {
    // What polling read may be older than what the socket told, or the other way round.
    if (last && (isBefore(data, last) || (!isNews && isSame(data, last)))) return;
    last = data;
    for (const subscriber of [...subscribers]) subscriber.tell(data);
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
      tell(message.data, true);
    }
    if (!step.gap) stop('gap');
    else if (!has('gap'))
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
        if (goesOn() && state) tell(state, false);
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
      if (answer.state) tell(answer.state, false);
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

/** When a state was true, where it says so. */
const instantOf = (data: LiveData): string =>
  (data as Partial<Availability>).now ?? (data as Partial<RecordedBooking>).updatedAt ?? '';

const isBefore = (one: LiveData, other: LiveData): boolean => instantOf(one) < instantOf(other);

/** Whether two states differ in nothing but the time of asking. */
const isSame = (one: LiveData, other: LiveData): boolean =>
  JSON.stringify({ ...one, now: 0 }) === JSON.stringify({ ...other, now: 0 });
