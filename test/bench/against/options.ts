import { parseArgs } from 'node:util';
import { UsageError, wholeNumber } from '../../../lib/platform/command-line.ts';
import { type Part, parts, usualParts } from './measures.ts';
import { usualSizes } from './session.ts';

export const usage = `Usage: npm run bench -- --against COMMIT [options]
       npm run bench -- --soak MINUTES

Builds a commit beside the working tree, measures both in turn in one run, and prints ratios.

  --against COMMIT  what to compare with; it is kept in .build/bench/trees, so a second run does not install again
  --only PARTS      some of ${parts.join(',')}; all but suite when left out
  --suite           the test suite too, by file: it takes as long as the rest
  --runs N          rounds; their medians count (3)
  --buyers N        of the rush, for as many units (${usualSizes.buyers})
  --require         exit with 1 when a bar of test/bench/against/bars.ts is missed
  --json FILE       where the result goes, with the facts of the machine (.build/bench/results/<time>.json)
  --clean           first remove what earlier runs kept: trees, assemblies, results stay
  --soak MINUTES    4 orders a second on the working tree; exit with 1 when memory grows by more than 5 % from
                    minute 10 to the end
  --help            this text`;

export interface BenchOptions {
  readonly against: string | undefined;
  readonly parts: ReadonlySet<Part>;
  readonly runs: number;
  readonly buyers: number;
  readonly require: boolean;
  readonly json: string | undefined;
  readonly clean: boolean;
  /** Minutes; undefined when it is not asked for. */
  readonly soak: number | undefined;
}

/** @throws Error naming the option that is wrong. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      against: { type: 'string' },
      only: { type: 'string' },
      suite: { type: 'boolean', default: false },
      runs: { type: 'string', default: '3' },
      buyers: { type: 'string', default: String(usualSizes.buyers) },
      require: { type: 'boolean', default: false },
      json: { type: 'string' },
      clean: { type: 'boolean', default: false },
      soak: { type: 'string' },
    },
  });
  const { against, only, suite, json, clean, require, soak } = values;
  if ((against === undefined) === (soak === undefined) && !(clean && against === undefined))
    throw new UsageError('Either --against with a commit, or --soak with minutes');
  const chosen = only === undefined ? usualParts : readParts(only);
  return {
    ...{ against, json, clean, require },
    parts: new Set([...chosen, ...(suite ? (['suite'] as const) : [])]),
    runs: wholeNumber('runs', values.runs, 1, 99),
    buyers: wholeNumber('buyers', values.buyers, 1, 100_000),
    soak: soak === undefined ? undefined : wholeNumber('soak', soak, 2, 600),
  };
}

function readParts(text: string): Part[] {
  const names = text.split(',').filter(Boolean);
  const unknown = names.find((name) => !(parts as readonly string[]).includes(name));
  if (unknown !== undefined || names.length === 0)
    throw new UsageError(`--only takes ${parts.join(', ')}, joined by commas; not "${unknown ?? text}"`);
  return names as Part[];
}
