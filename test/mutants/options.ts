import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { wholeNumber } from '../../lib/platform/command-line.ts';

export const usage = `Usage: npm run mutants -- [options]

Drops each clause of each conditional write of the product, one at a time, and runs the tests that make this write.
A clause that no test misses is reported; test/mutants/belts.ts lists those that may be missed by none, and why.

  --only TEXT    only conditions whose file or function has this text, as in stock-writes or takeUnits
  --tests TEXT   only test files whose path has this text; may be given several times
  --sample N     only so many of the clauses, drawn by the seed
  --seed N       what the sample is drawn by (the time)
  --resume       leaves out what was missed by a test in the last run
  --lanes N      how many clauses are tried at the same time (${availableParallelism()}, as many as there are processors)
  --help         this text

Exit code 1 when a clause is missed by no test and not listed, when no test makes a write, or when the list names what
is no longer there. What missed each clause is in .build/mutants/results.json.`;

export interface Options {
  readonly only: string;
  readonly tests: readonly string[];
  readonly sample: number | undefined;
  readonly seed: number;
  readonly resume: boolean;
  readonly lanes: number;
}

/** @throws Error naming the option that is wrong. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: '' },
      tests: { type: 'string', multiple: true, default: [] },
      sample: { type: 'string' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      resume: { type: 'boolean', default: false },
      lanes: { type: 'string', default: String(availableParallelism()) },
    },
  });
  const whole = (name: string, text: string, least: number) => wholeNumber(name, text, least, 999_999_999);
  return {
    only: values.only,
    tests: values.tests,
    sample: values.sample === undefined ? undefined : whole('sample', values.sample, 1),
    seed: whole('seed', values.seed, 0),
    resume: values.resume,
    lanes: whole('lanes', values.lanes, 1),
  };
}
