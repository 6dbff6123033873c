import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { WebSocket } from 'ws';
import type { Availability } from '../../../../lib/contract/availability.ts';
import type { LiveServerMessage } from '../../../../lib/contract/live.ts';
import { inParallel } from '../../../../lib/platform/in-parallel.ts';
import { type CrowdReport, type CrowdSettings, type FromCrowd, stateText, type ToCrowd } from './crowd.ts';
import { watchStock } from './stock-log.ts';

/**
 * Thousands of watchers in one thread of their own. They share the processor with what they measure, so they are cheap:
 * one bare socket each, no SDK, and a text that thousands get is read once. What they do is what the SDK does: they drop
 * what they have, poll when they are told to, and come back with the last number they saw.
 */
const settings = workerData as CrowdSettings;
const { apiUrl, liveUrl, dealId, count, parallel, dynamodb } = settings;
const topic = `deal:${dealId}`;
const say = (message: FromCrowd) => parentPort?.postMessage(message);

interface Watcher {
  readonly log: CrowdReport['watchers'][number];
  socket: WebSocket | undefined;
  seq: number | undefined;
  state: number;
  polling: NodeJS.Timeout | undefined;
  subscribed: (() => void) | undefined;
}

const states: string[] = [];
const numberedAt: number[] = [];
const numberedStates = new Map<string, number>();
const numberOf = (state: Availability): number => {
  const text = stateText(state);
  const known = numberedStates.get(text) ?? states.push(text) - 1;
  numberedStates.set(text, known);
  return known;
};

const read = new Map<string, LiveServerMessage>();
function readOnce(text: string): LiveServerMessage {
  const known = read.get(text);
  if (known) return known;
  if (read.size > 100) read.clear();
  const message = JSON.parse(text) as LiveServerMessage;
  read.set(text, message);
  return message;
}

const watchers = Array.from(
  { length: count },
  (): Watcher => ({
    log: { heard: [], pushes: [], seqs: [], toldToPoll: false, reconnects: 0 },
    ...{ socket: undefined, seq: undefined, state: -1, polling: undefined, subscribed: undefined },
  }),
);
let ending = false;

function learn(watcher: Watcher, at: number, state: Availability, numbered = Number.NaN): void {
  const number = numberOf(state);
  numberedAt[number] ??= numbered;
  if (number === watcher.state) return;
  watcher.state = number;
  watcher.log.heard.push({ at, state: number });
}

function hear(watcher: Watcher, data: Buffer): void {
  const at = Date.now();
  const message = readOnce(data.toString());
  switch (message.type) {
    case 'subscribed': {
      watcher.seq = message.seq;
      const last = message.messages?.at(-1);
      const state = (last?.data ?? message.state) as Availability | undefined;
      if (state) learn(watcher, at, state);
      watcher.subscribed?.();
      break;
    }
    case 'message': {
      watcher.log.pushes.push(at);
      clearTimeout(watcher.polling);
      watcher.polling = undefined;
      if (message.seq <= (watcher.seq ?? 0)) break;
      watcher.log.seqs.push(message.seq);
      watcher.seq = message.seq;
      learn(watcher, at, message.data as Availability, Date.parse(message.at));
      break;
    }
    case 'poll':
      watcher.log.pushes.push(at);
      watcher.log.toldToPoll = true;
      poll(watcher, message);
      break;
  }
}

function poll(watcher: Watcher, every: { everySeconds: number; jitterSeconds: number }): void {
  clearTimeout(watcher.polling);
  const wait = 1_000 * (every.everySeconds + Math.random() * every.jitterSeconds);
  watcher.polling = setTimeout(async () => {
    const mine = watcher.polling;
    const answer = await fetch(`${apiUrl}/v1/deals/${dealId}/availability`).catch(() => undefined);
    const body = answer?.ok ? ((await answer.json()) as Availability) : undefined;
    if (ending || watcher.polling !== mine) return;
    if (body) learn(watcher, Date.now(), body);
    poll(watcher, every);
  }, wait);
}

/** Opens a socket; a handshake that is refused is tried again, as an app would. */
async function open(watcher: Watcher): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const socket = new WebSocket(liveUrl, { perMessageDeflate: false });
    try {
      await once(socket, 'open');
    } catch (error) {
      if (attempt === 10) throw error;
      await sleep(Math.random() * 250 * 2 ** attempt);
      continue;
    }
    socket.on('message', (data: Buffer) => hear(watcher, data));
    socket.on('error', () => {});
    socket.once('close', () => void comeBack(watcher));
    watcher.socket = socket;
    return;
  }
}

async function subscribe(watcher: Watcher): Promise<void> {
  const after = watcher.seq === undefined ? {} : { after: watcher.seq };
  for (let attempt = 0; attempt < 10; attempt++) {
    const answered = new Promise<true>((resolve) => {
      watcher.subscribed = () => resolve(true);
    });
    watcher.socket?.send(JSON.stringify({ type: 'subscribe', id: '1', topics: [{ topic, ...after }] }));
    if (await Promise.race([answered, sleep(5_000, false)])) return;
  }
  throw new Error('a watcher could not subscribe');
}

async function comeBack(watcher: Watcher): Promise<void> {
  if (ending) return;
  watcher.log.reconnects++;
  await sleep(Math.random() * 1_000);
  await open(watcher);
  await subscribe(watcher);
}

/** Everybody at once, `parallel` at a time. @returns milliseconds */
async function everybody(work: (watcher: Watcher) => Promise<void>): Promise<number> {
  const begin = performance.now();
  const outcomes = await inParallel(watchers, parallel, work);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return performance.now() - begin;
}

const stock = watchStock(dynamodb, dealId);
parentPort?.on('message', async (message: ToCrowd) => {
  const final = numberOf(message.state);
  const deadline = Date.now() + message.patienceMs;
  while (Date.now() < deadline && watchers.some(({ state }) => state !== final)) await sleep(20);
  say({
    kind: 'report',
    report: { states, numberedAt, final, stock: stock.changes, watchers: watchers.map(({ log }) => log) },
  });
  if (!message.last) return;
  ending = true;
  await stock.stop();
  for (const { socket, polling } of watchers) {
    clearTimeout(polling);
    socket?.terminate();
  }
  parentPort?.close();
});

const connectMs = await everybody(open);
const subscribeMs = await everybody(subscribe);
say({ kind: 'subscribed', connectMs, subscribeMs });
