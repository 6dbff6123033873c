import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../lib/platform/command-line.ts';
import { baseline, testFiles } from './baseline.ts';
import { belts } from './belts.ts';
import { type Options, readOptions, usage } from './options.ts';
import { type Planned, planOf } from './plan.ts';
import { report } from './report.ts';
import { sampleOf } from './sample.ts';
import { allSites, project } from './sites.ts';
import { tryMutants } from './try-mutants.ts';
import { judge, type Outcome } from './verdict.ts';

const folder = join(project, '.build', 'mutants');
/** Several runs may be under way. */
const own = join(folder, String(process.pid));
const results = join(folder, 'results.json');

async function mutants({ only, tests, sample, seed, resume, lanes }: Options): Promise<boolean> {
  const started = Date.now();
  const sites = allSites().filter(({ name }) => name.includes(only));
  const files = testFiles(tests);
  if (sites.length === 0) throw new Error(`No condition is in a file or function like ${only}`);
  if (files.length === 0) throw new Error(`No test file is like ${tests.join(' or ')}`);
  console.log(`${sites.length} conditions. The tests run with all of them in place …`);
  const withConditions = [...new Set(sites.map(({ file }) => file))];
  const plan = planOf(sites, await baseline({ files, sources: withConditions }, own, lanes));
  const whole = only === '' && tests.length === 0;
  const before = readResults();
  const kept = resume || !whole ? before : {};
  const outcomes = new Map<string, Outcome>(
    plan.mutants.flatMap(({ key }) =>
      resume && before[key]?.kind === 'missed' ? [[key, before[key]] as const] : [],
    ),
  );
  const untried = plan.mutants.filter(({ key }) => !outcomes.has(key));
  const chosen = sample === undefined ? untried : sampleOf(untried, sample, seed);
  console.log(
    `They are green after ${seconds(started)} s. ${plan.mutants.length} clauses, ${chosen.length} of them to drop now${sample === undefined ? '' : ` (seed ${seed})`}.`,
  );
  const begun = Date.now();
  let done = 0;
  const quickest = chosen.map((mutant) => likeliestFirst(mutant, before[mutant.key]));
  await tryMutants(quickest, {
    lanes,
    folder: own,
    tell(mutant, outcome) {
      done++;
      outcomes.set(mutant.key, outcome);
      writeFileSync(results, JSON.stringify({ ...kept, ...Object.fromEntries(outcomes) }, undefined, 2));
      const left = ((Date.now() - begun) / done) * (chosen.length - done);
      console.log(line(mutant, outcome, `${done} of ${chosen.length}, ${Math.ceil(left / 60_000)} min left`));
    },
  });
  const verdict = judge(plan, outcomes, { belts, whole });
  console.log(report(verdict, { outcomes, minutes: (Date.now() - started) / 60_000 }));
  return verdict.sound;
}

const seconds = (since: number) => Math.round((Date.now() - since) / 1_000);

const line = ({ where, clause }: Planned, outcome: Outcome, progress: string) =>
  `[${progress}] ${outcome.kind === 'survived' ? 'NOT MISSED' : 'missed'}  ${where}: ${clause.text}${
    clause.becomes ? '' : ' (never)'
  }${outcome.kind === 'missed' ? `\n    by ${outcome.by}` : ''}`;

/** The test that missed it the last time comes first. */
function likeliestFirst(mutant: Planned, last: Outcome | undefined): Planned {
  const isLikely = (file: string) => last?.kind === 'missed' && last.by.startsWith(file);
  const files = mutant.files.toSorted((one, other) => Number(isLikely(other)) - Number(isLikely(one)));
  return { ...mutant, files };
}

function readResults(): Record<string, Outcome> {
  try {
    return JSON.parse(readFileSync(results, 'utf8')) as Record<string, Outcome>;
  } catch {
    return {};
  }
}

await runProgram(usage, async () => {
  const options = readOptions(process.argv.slice(2));
  mkdirSync(own, { recursive: true });
  try {
    return (await mutants(options)) ? 0 : 1;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
});
