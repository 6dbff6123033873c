import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cloud, startCloud } from '../../../local/cloud.ts';
import { foundDemoSeller } from '../../../local/demo-seller.ts';
import { assembly } from '../../integration/assembly.ts';
import { newCustomers } from '../rush/pay/customers.ts';
import { progressLine } from '../rush/progress.ts';
import { report } from './report.ts';
import type { Sent } from './requests.ts';
import { fuzz } from './run.ts';
import { sender } from './send.ts';
import { tables } from './tables.ts';
import { type Replay, replay } from './unchanged.ts';

/** How often refused requests are sent again to see that they change nothing, and how many of them. */
const replays = 10;
const replayed = 300;

interface FuzzOptions {
  readonly requests: number;
  readonly seed: number;
  /** Leaves the state and the logs of the cloud. */
  readonly keep: boolean;
}

/** Starts a cloud and sends it the requests. @returns whether every answer was right */
export async function fuzzOwnCloud({ requests, seed, keep }: FuzzOptions): Promise<boolean> {
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
