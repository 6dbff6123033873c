import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Availability } from '../../../../lib/contract/availability.ts';
import type { StockChange } from './stock-log.ts';

export interface CrowdSettings {
  readonly apiUrl: string;
  readonly liveUrl: string;
  readonly dynamodb: string;
  readonly dealId: string;
  readonly count: number;
  /** Connections and subscriptions under way at a time. */
  readonly parallel: number;
}

/** What one watcher went through; times are milliseconds since the epoch. */
export interface WatcherLog {
  /** Each state it came to know, by its number in the report, when it was another than before. */
  readonly heard: { readonly at: number; readonly state: number }[];
  /** When the server said something by itself: messages, and that it is to poll. */
  readonly pushes: number[];
  /** The numbers of the messages that were new. */
  readonly seqs: number[];
  toldToPoll: boolean;
  reconnects: number;
}

export interface CrowdReport {
  readonly states: readonly string[];
  /** When each state was numbered; NaN of what was not told by a message. */
  readonly numberedAt: readonly number[];
  /** The number of the state that was asked for. */
  readonly final: number;
  readonly stock: readonly StockChange[];
  readonly watchers: readonly WatcherLog[];
}

export type FromCrowd =
  | { readonly kind: 'subscribed'; readonly connectMs: number; readonly subscribeMs: number }
  | { readonly kind: 'report'; readonly report: CrowdReport };

/** Asks for a report, once everybody knows this state or patience is at its end. */
export interface ToCrowd {
  readonly state: Availability;
  readonly patienceMs: number;
  readonly last: boolean;
}

export interface Crowd {
  readonly connectMs: number;
  readonly subscribeMs: number;
  /** Waits until everybody knows the state, or patience is at its end. */
  until(state: Availability, patienceMs: number): Promise<CrowdReport>;
  /** The same, and lets everybody go. */
  end(state: Availability, patienceMs: number): Promise<CrowdReport>;
}

/** A state as a text, to be compared: the instant of reading is no part of it. */
export function stateText({ now: _, ...state }: Availability): string {
  return JSON.stringify(Object.entries(state).toSorted(([a], [b]) => a.localeCompare(b)));
}

/** Has so many sockets watch a deal. Resolves when all are subscribed. */
export async function gatherCrowd(settings: CrowdSettings): Promise<Crowd> {
  const thread = new Worker(new URL('./crowd-thread.ts', import.meta.url), {
    workerData: settings,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const hear = async <K extends FromCrowd['kind']>(kind: K) => {
    const [message] = (await once(thread, 'message')) as [FromCrowd];
    if (message.kind !== kind) throw new Error(`The crowd said ${message.kind} instead of ${kind}`);
    return message as Extract<FromCrowd, { kind: K }>;
  };
  const ask = async (question: ToCrowd) => {
    thread.postMessage(question);
    return (await hear('report')).report;
  };
  const { connectMs, subscribeMs } = await hear('subscribed');
  return {
    connectMs,
    subscribeMs,
    until: (state, patienceMs) => ask({ state, patienceMs, last: false }),
    end: async (state, patienceMs) => {
      const ended = once(thread, 'exit');
      const report = await ask({ state, patienceMs, last: true });
      await ended;
      return report;
    },
  };
}
