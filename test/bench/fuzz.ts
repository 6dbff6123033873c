import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runProgram, wholeNumber } from '../../lib/platform/command-line.ts';
import { type Cloud, startCloud } from '../../local/cloud.ts';
import { foundDemoSeller } from '../../local/demo-seller.ts';
import { assembly } from '../integration/assembly.ts';
import { report } from './fuzz/report.ts';
import type { Sent } from './fuzz/requests.ts';
import { fuzz } from './fuzz/run.ts';
import { sender } from './fuzz/send.ts';
import { tables } from './fuzz/tables.ts';
import { type Replay, replay } from './fuzz/unchanged.ts';
import { newCustomers } from './rush/pay/customers.ts';
import { progressLine } from './rush/progress.ts';

const USAGE = `Usage: npm run fuzz -- [options]

Sends requests that are made from the contract (half of them valid, half with something wrong in them) to a local cloud
of its own, over HTTP. Fails when an answer is a 5xx or is not in the contract, or when a refused request changed a table.

  --requests N   how many (100000)
  --seed N       repeats a run (by chance)
  --keep         leaves the state and the logs of the cloud
  --help         this text`;

const readOptions = () =>
  parseArgs({
    options: {
      requests: { type: 'string', default: '100000' },
      seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
      keep: { type: 'boolean', default: false },
    },
  }).values;

/** How often refused requests are sent again to see that they change nothing, and how many of them. */
const replays = 10;
const replayed = 300;

async function main(requests: number, seed: number, keep: boolean): Promise<boolean> {
  const stateDir = mkdtempSync(join(tmpdir(), 'stampede-fuzz-'));
  console.log(`Seed ${seed}. Starting a local cloud …`);
  const cloud = await startCloud({ stateDir, assembly: await assembly(), functionConcurrency: 2 });
  await foundDemoSeller(cloud);
  try {
    return await run(cloud, requests, seed);
  } finally {
    await cloud.stop();
    if (keep) console.log(`State and logs are in ${stateDir}`);
    else rmSync(stateDir, { recursive: true, force: true });
  }
}

async function run(cloud: Cloud, requests: number, seed: number): Promise<boolean> {
  const { apiUrl, accounts, endpoints, control, doubles } = cloud;
  const stripeUrl = doubles.stripe.url ?? '';
  const demo = accounts.find(({ role }) => role === 'customer');
  if (!demo) throw new Error('There are no demo accounts');
  const newCustomer = async () => {
    const [token] = await newCustomers({ endpoints, control, stripeUrl, customer: demo, own: true }, 1);
    return token ?? '';
  };
  const send = sender(apiUrl);
  const look = tables(endpoints.dynamodb);
  const progress = progressLine('requests', requests);
  const begin = Date.now();
  const outcomes: (Replay | undefined)[] = [];
  const afterWorld = async (refused: readonly Sent[], done: number) => {
    if (done < requests && done < (requests / replays) * (outcomes.length + 1)) return;
    const every = Math.max(1, Math.floor(refused.length / replayed));
    outcomes.push(
      await replay(
        send,
        look,
        refused.filter((_, index) => index % every === 0),
      ),
    );
  };
  const place = { apiUrl, cognitoUrl: endpoints.cognito, accounts, newCustomer };
  const tally = await fuzz(send, place, { requests, seed, step: progress.step, afterWorld });
  progress.end();
  send.close();
  look.close();
  return report({ tally, replays: outcomes, seconds: (Date.now() - begin) / 1000, requests, seed });
}

await runProgram(USAGE, async () => {
  const { requests, seed, keep } = readOptions();
  const passed = await main(
    wholeNumber('requests', requests, 1, 10_000_000),
    wholeNumber('seed', seed, 0, 2 ** 31),
    keep,
  );
  return passed ? 0 : 1;
});
