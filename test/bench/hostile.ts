import { parseArgs } from 'node:util';
import { runProgram, wholeNumber } from '../../lib/platform/command-line.ts';
import type { HostileOptions } from './hostile/run-hostile.ts';

const usage = `Usage: npm run hostile -- [options]

Orders through the SDK in a network that loses, doubles, delays and cuts, and compares what buyers were told with the
books: nobody orders twice, and nothing that was promised is lost. On the running local cloud, or on one of its own.

  --orders N    how many are ordered (500)
  --watchers N  how many apps watch the deals on a socket meanwhile (20)
  --seed N      decides what goes wrong (1)
  --state DIR   the running local cloud to use (.local); when none runs, one is started
  --help        this text

Exit code 1 when a promise was broken.`;

function readHostileOptions(): HostileOptions {
  const { values } = parseArgs({
    options: {
      orders: { type: 'string', default: '500' },
      seed: { type: 'string', default: '1' },
      watchers: { type: 'string', default: '20' },
      state: { type: 'string' },
    },
  });
  return {
    orders: wholeNumber('orders', values.orders, 1, 1_000_000),
    watchers: wholeNumber('watchers', values.watchers, 0, 10_000),
    seed: wholeNumber('seed', values.seed, 0, 2 ** 32 - 1),
    state: values.state,
  };
}

await runProgram(usage, async () => {
  const options = readHostileOptions();
  // It takes a second to load, and is not needed to say what the program does.
  const { runHostile } = await import('./hostile/run-hostile.ts');
  process.exit((await runHostile(options)) ? 0 : 1);
});
