import type { LiveData, LiveMessage, LivePoll, LiveState, LiveSubscribed } from '../generated/types.gen.ts';
import { nothingYet, type Step, takeAnswer, takeMessages } from './in-order.ts';

export type Subscriber = {
  readonly tell: (data: LiveData, message?: LiveMessage) => void;
  readonly fail: (error: unknown) => void;
};

export interface TopicDeps {
  /** Asks the server for the topic, with the last number it was told. */
  subscribe(after: number | undefined): void;
  /** Reads how it stands over HTTP; undefined where that tells nothing. */
  reader(): (() => Promise<LiveState>) | undefined;
  after(ms: number, work: () => void): () => void;
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
  const timers: Record<'gap' | 'answer' | 'poll', (() => void) | undefined> = {
    ...{ gap: undefined, answer: undefined, poll: undefined },
  };
  const cancel = (name: keyof typeof timers) => {
    timers[name]?.();
    timers[name] = undefined;
  };
  const plan = (name: keyof typeof timers, ms: number, work: () => void) => {
    cancel(name);
    timers[name] = after(ms, work);
  };

  const tell = (data: LiveData, message?: LiveMessage) => {
    // What polling read may be older than what the socket told, or the other way round.
    if (last && isBefore(data, last)) return;
    if (!message && last && sameState(data, last)) return;
    last = data;
    for (const { tell } of [...subscribers]) tell(data, message);
  };
  const ask = () => {
    subscribe(progress.seq);
    plan('answer', answerMs, ask);
  };
  const take = (step: Step) => {
    progress = step.progress;
    for (const message of step.tell) {
      counted('message', message.seq);
      tell(message.data, message);
    }
    if (!step.gap) cancel('gap');
    else if (!timers.gap)
      plan('gap', gapMs, () => {
        cancel('gap');
        ask();
      });
  };
  const pollEvery = (wait: (round: number) => number, round = 0) =>
    plan('poll', wait(round), async () => {
      try {
        const state = await reader()?.();
        if (timers.poll && state) tell(state);
      } catch (error) {
        if ((error as { code?: unknown }).code === 'not_found')
          for (const { fail } of [...subscribers]) fail(error);
      }
      if (timers.poll) pollEvery(wait, round + 1);
    });

  return {
    subscribers,
    get seq() {
      return progress.seq;
    },
    connected: ask,
    disconnected() {
      cancel('answer');
      cancel('gap');
      if (!reader() || timers.poll) return;
      const slower = (round: number) => Math.min(pollMs.most, pollMs.first * 2 ** round);
      pollEvery((round) => (round === 0 ? beforePollingMs : slower(round) * (0.5 + random())));
    },
    answered(answer) {
      cancel('answer');
      cancel('poll');
      const reset = answer.state !== undefined || progress.seq === undefined;
      if (reset) counted('state', answer.seq);
      if (answer.state) tell(answer.state);
      take(takeAnswer(reset ? { ...progress, seq: undefined } : progress, answer));
    },
    message(message) {
      cancel('poll');
      take(takeMessages(progress, [message]));
    },
    poll({ everySeconds, jitterSeconds }) {
      pollEvery(() => (everySeconds + random() * jitterSeconds) * 1_000);
    },
    refused(error, again) {
      cancel('answer');
      if (again) plan('answer', answerMs * (0.5 + random()), ask);
      else for (const { fail } of [...subscribers]) fail(error);
    },
    stop() {
      for (const name of ['gap', 'answer', 'poll'] as const) cancel(name);
    },
  };
}

/** When a state was true, where it says so. */
const instantOf = (data: LiveData): string =>
  ('now' in data ? data.now : 'updatedAt' in data ? data.updatedAt : undefined) ?? '';

const isBefore = (one: LiveData, other: LiveData): boolean => instantOf(one) < instantOf(other);

/** Whether two states differ in nothing but the time of asking. */
const sameState = (one: LiveData, other: LiveData): boolean =>
  JSON.stringify({ ...one, now: 0 }) === JSON.stringify({ ...other, now: 0 });
