import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runProgram, wholeNumber } from '../lib/platform/command-line.ts';
import type { Cloud } from './cloud.ts';
import { watchModules } from './modules-watch.ts';

const PACKAGES = fileURLToPath(new URL('../node_modules', import.meta.url));

const USAGE = `Usage: npm start -- [options]

Runs the CDK app on this machine: no Docker, no AWS account.

  --port N      port of the API, the docs and the start page (4000); the services take free ones
  --fresh       delete the stored data and start again
  --no-seed     start without demo accounts and demo deals
  --assembly D  serve the synthesized assembly in this folder, not the project's own app
  --state D     folder of the stored data (.local)
  --help        this text

STRIPE_SECRET_KEY with STRIPE_PUBLISHABLE_KEY and STRIPE_WEBHOOK_SECRET use
Stripe itself, in test mode, instead of the double.
Ctrl-C stops it. The data is kept for the next start.
DYNAMODB_ENDPOINT uses another DynamoDB than the bundled one.`;

interface Options {
  port: number;
  fresh: boolean;
  seed: boolean;
  stateDir: string;
  assembly?: string;
}

function readOptions(): Options {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      port: { type: 'string', default: '4000' },
      fresh: { type: 'boolean', default: false },
      seed: { type: 'boolean', default: true },
      state: { type: 'string', default: '.local' },
      assembly: { type: 'string' },
    },
  });
  const port = wholeNumber('port', values.port, 0, 65_535);
  const { fresh, seed, state: stateDir, assembly } = values;
  return { port, fresh, seed, stateDir, ...(assembly ? { assembly } : {}) };
}

async function main(options: Options): Promise<void> {
  const begin = Date.now();
  // Hides the warning that node:sqlite is experimental, because a user of this program cannot act on it.
  process.removeAllListeners('warning');
  const { startCloud } = await import('./cloud.ts');
  const { banner } = await import('./banner.ts');
  const { seedDemoDeals } = await import('./seed.ts');
  const { keysOfTestAccount } = await import('./stripe/keys.ts');
  const log = (line: string) => console.log(line);
  const keys = keysOfTestAccount(process.env);
  const starting = startCloud({ ...options, ...(keys ? { doubles: { stripe: { keys } } } : {}), log });
  stopOnSignal(starting);
  const cloud = await starting;
  if (options.seed && !options.assembly) await seedDemoDeals(cloud, options.stateDir, log);
  console.log(banner(cloud, options.stateDir, Date.now() - begin));
  watchModules(join(PACKAGES, '.package-lock.json'), (line) => console.error(line));
  const why = await cloud.failed;
  console.error(`The local cloud has failed. ${why}`);
  await cloud.stop();
  process.exit(1);
}

let stopping = false;

/** Ctrl-C stops in order, also during the start. A second Ctrl-C does not wait. */
function stopOnSignal(starting: Promise<Cloud>): void {
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    console.log('\nStopping. The data is kept.');
    await starting.then((cloud) => cloud.stop()).catch(() => {});
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

await runProgram(USAGE, async () => {
  const options = readOptions();
  try {
    await main(options);
  } catch (error) {
    // After Ctrl-C during the start, the error of the start is not shown.
    if (stopping) process.exit(0);
    console.error((error as Error).message);
    process.exit(1);
  }
});
