import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { RushOptions } from '../../options.ts';
import type { Check } from '../../pay/verdict.ts';
import { findTarget } from '../../target.ts';
import { attacks, livingForce } from '../attacks/index.ts';
import { hostileTable, judgedChecks } from '../report.ts';
import { playSale, type SaleSettings } from '../sale.ts';
import { judgeHostile } from '../verdict.ts';
import type { VirtualReport } from '../virtual/thread.ts';
import { judgeBooks } from './books.ts';
import { costOfARequest } from './cost.ts';
import { environment } from './environment.ts';
import { type Governor, governor } from './governor.ts';
import { processorClock } from './processor.ts';
import { liveWorld, turnLog } from './world.ts';

/** Floods last a minute; holders go on until nothing is left. */
const floodSeconds = 60;
/** Attackers wait for answers too: each environment that waits for Stripe is one that others do not have. */
const functionConcurrency = 12;
const percent = (share: number) => `${(share * 100).toFixed(0)} %`;

/** Plays the sale without and with attackers: at their full rate on a virtual clock, and throttled on this machine. */
export async function hostileRush(options: RushOptions, log: (line: string) => void): Promise<boolean> {
  log(
    'At full rate, on a virtual clock: the guards, limits, turns and the sale itself, a minute of attack …',
  );
  const virtual = await playInThread(options, log);
  log(`\n${virtual.text}\n`);
  log(
    `On this machine, over HTTP: attackers get ${percent(options.attackShare)} of ${availableParallelism()} processors …`,
  );
  const live = await playLive(options, log);
  log(`\n${live.text}\n`);
  const broken = [...virtual.checks, ...live.checks].filter((check) => check.broken.length > 0);
  log(
    broken.length === 0
      ? 'PASS  Honest buyers get their units, and pay for them, beside attackers.'
      : `FAIL  ${broken.map(({ name }) => name).join(' · ')}`,
  );
  return broken.length === 0;
}

/** In a thread of its own, whose logger is silent and whose errors have no stacks: it throws a million of them. */
function playInThread(
  { buyers, stock, seed }: RushOptions,
  log: (line: string) => void,
): Promise<VirtualReport> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('../virtual/thread.ts', import.meta.url), {
      workerData: { honest: buyers, units: stock, seed, floodSeconds },
      env: { ...process.env, POWERTOOLS_LOG_LEVEL: 'SILENT', AWS_REGION: 'eu-west-1' },
    });
    thread.on('message', (message: string | VirtualReport) =>
      typeof message === 'string' ? log(message) : resolve(message),
    );
    thread.on('error', reject);
    thread.on('exit', (code) => reject(new Error(`The virtual sale ended with ${code}`)));
  });
}

async function playLive(options: RushOptions, log: (line: string) => void): Promise<VirtualReport> {
  const turns = turnLog();
  const target = await findTarget(options, log, {
    ...{ functionConcurrency, environment: environment(options.holds) },
    doubles: { stripe: { onRequest: turns.note } },
  });
  let held = false;
  try {
    const { local } = target;
    if (!local) throw new Error('--hostile-buyers needs the Stripe double');
    const used = processorClock();
    const cap: { governor?: Governor } = {};
    const live = await liveWorld({
      ...{ target, local, turns, floodSeconds, say: log },
      ...{ connections: options.connections, holdSeconds: options.holds, governor: () => cap.governor },
    });
    try {
      await live.world.open(options.stock);
      let number = 0;
      const token = () => live.world.challengeToken('cost', ++number);
      const costMs = await costOfARequest(live.world.shop, token, used);
      log(`A request of an attacker’s takes ${costMs.toFixed(1)} ms of a processor, both sides together.`);
      const settings: SaleSettings = {
        ...{ seed: options.seed, units: options.stock, honest: options.buyers, floodSeconds },
        ...{ forces: livingForce, attacks: [], arrivalMs: 20_000, mostInFlight: 4 },
      };
      const without = await playSale(live.world, settings);
      const before = await judgeBooks(live, without);
      cap.governor = governor(options.attackShare, costMs, used);
      const beside = await playSale(live.world, { ...settings, attacks });
      cap.governor.stop();
      const load = cap.governor.share();
      const pair = { without, beside };
      const checks = [
        ...judgeHostile(pair),
        aboutLoad(load, options.attackShare),
        ...before,
        ...(await judgeBooks(live, beside)),
      ];
      held = checks.every(({ broken }) => broken.length === 0);
      const line = `  the attack’s share of the processor time that there was: ${percent(load)}`;
      return { checks, text: `${hostileTable(pair)}\n${line}\n\n${judgedChecks(checks)}` };
    } finally {
      await live.stop();
    }
  } finally {
    await target.stop(!held);
  }
}

const aboutLoad = (load: number, most: number): Check => ({
  name: `the attack took at most ${percent(most)} of the processor time`,
  broken: load <= most * 1.05 ? [] : [percent(load)],
});
