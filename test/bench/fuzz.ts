import { parseArgs } from 'node:util';
import { runProgram, wholeNumber } from '../../lib/platform/command-line.ts';

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

await runProgram(USAGE, async () => {
  const { requests, seed, keep } = readOptions();
  const options = {
    requests: wholeNumber('requests', requests, 1, 10_000_000),
    seed: wholeNumber('seed', seed, 0, 2 ** 31),
    keep,
  };
  // It takes two seconds to load, and is not needed to say what the program does.
  const { fuzzOwnCloud } = await import('./fuzz/own-cloud.ts');
  return (await fuzzOwnCloud(options)) ? 0 : 1;
});
