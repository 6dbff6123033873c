import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Running, readRunning } from '../../local/running.ts';
import { fixtureAssembly } from '../local/fixture/assembly.ts';
import { type Client, client } from '../local/socket-bed.ts';
import { processorTimeOf } from './processor-time.ts';

/**
 * How fast the local cloud's sockets are: many connect, each asks a function once, and each is posted to through
 * @connections, round after round. The cloud runs in a process of its own, as with `npm start`.
 *
 *     node test/bench/live-sockets.ts --sockets 2000 --rounds 5
 */
const { values } = parseArgs({
  options: {
    sockets: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '5' },
    parallel: { type: 'string', default: '64' },
  },
});
const [sockets, rounds, parallel] = [values.sockets, values.rounds, values.parallel].map(Number) as [
  number,
  number,
  number,
];

/** About what the availability of a deal takes. */
const news = JSON.stringify({ type: 'message', topic: 'deal:deal_0123456789abcdef', data: 'x'.repeat(300) });

const seconds = (since: number) => (performance.now() - since) / 1000;
const line = (what: string, count: number, took: number, more = '') =>
  console.log(
    `${what.padEnd(28)} ${String(count).padStart(6)} in ${took.toFixed(2)} s: ${Math.round(count / took)}/s ${more}`,
  );

/** Does all of it, so many at a time. */
async function inParallel(count: number, work: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}

async function measure({ liveUrl = '', endpoints, pid }: Running): Promise<void> {
  const clients: Client[] = [];
  const ids: string[] = [];
  let begin = performance.now();
  await inParallel(sockets, async (index) => {
    clients[index] = await client(liveUrl);
  });
  line('sockets connected', sockets, seconds(begin));

  begin = performance.now();
  await inParallel(sockets, async (index) => {
    const to = clients[index] as Client;
    to.send('who am I');
    ids[index] = JSON.parse(await to.next()).requestContext.connectionId;
  });
  line('messages answered', sockets, seconds(begin), 'each by one invocation');

  const agent = new Agent({ keepAlive: true, maxSockets: parallel });
  for (let round = 1; round <= rounds; round++) {
    const latencies: number[] = [];
    const received = Promise.all(clients.map((to) => to.next()));
    const cpu = processorTimeOf(pid);
    begin = performance.now();
    await inParallel(sockets, async (index) => {
      const sent = performance.now();
      await post(agent, `${endpoints.connections}/@connections/${encodeURIComponent(ids[index] as string)}`);
      latencies.push(performance.now() - sent);
    });
    line(`posts, round ${round}`, sockets, seconds(begin), quantiles(latencies));
    await received;
    const micros = Math.round(((processorTimeOf(pid) - cpu) * 1000) / sockets);
    console.log(
      `${'all reached'.padEnd(28)} after ${seconds(begin).toFixed(2)} s; ${micros} µs of the cloud's processor a post`,
    );
  }
  agent.destroy();
  for (const { socket } of clients) socket.terminate();
}

async function post(agent: Agent, url: string): Promise<void> {
  const outgoing = request(url, { agent, method: 'POST' });
  outgoing.end(news);
  const [response] = await once(outgoing, 'response');
  response.resume();
  await once(response, 'end');
  if (response.statusCode !== 200) throw new Error(`posting answered ${response.statusCode}`);
}

function quantiles(latencies: number[]): string {
  const sorted = latencies.sort((a, b) => a - b);
  const at = (q: number) => sorted[Math.floor(q * (sorted.length - 1))]?.toFixed(1);
  return `(median ${at(0.5)} ms, p99 ${at(0.99)} ms)`;
}

const state = mkdtempSync(join(tmpdir(), 'live-sockets-'));
const start = fileURLToPath(new URL('../../local/start.ts', import.meta.url));
const parameters = ['--port', '0', '--no-seed', '--state', state, '--assembly', await fixtureAssembly()];
const cloud = spawn(process.execPath, [start, ...parameters], { stdio: ['ignore', 'ignore', 'inherit'] });
try {
  let running = readRunning(state);
  while (!running && cloud.exitCode === null) {
    await sleep(100);
    running = readRunning(state);
  }
  if (!running) throw new Error('The local cloud did not start');
  await measure(running);
} finally {
  cloud.kill('SIGTERM');
  if (cloud.exitCode === null) await once(cloud, 'exit');
  rmSync(state, { recursive: true, force: true });
}
