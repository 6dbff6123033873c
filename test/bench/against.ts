import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../lib/platform/command-line.ts';
import { lockStateFolder } from '../../local/instance-lock.ts';
import { bars } from './against/bars.ts';
import { type Compared, compare } from './against/compare.ts';
import { type MachineFacts, machineFacts, warningOf } from './against/facts.ts';
import { barsAgainst, judge } from './against/judge.ts';
import { measures } from './against/measures.ts';
import { type BenchOptions, readOptions, usage } from './against/options.ts';
import { keepResult } from './against/results.ts';
import { benchFolder, commitSide, findCommit, project, workingSide } from './against/sides.ts';
import { runSoak } from './against/soak.ts';
import { slowestFiles } from './against/suite/files-table.ts';
import { table } from './against/table.ts';

const began = performance.now();
const minutes = () => (performance.now() - began) / 60_000;
const log = (line: string) => console.log(`${minutes().toFixed(1).padStart(5)} min  ${line}`);

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  holdAlone();
  if (options.clean) forgetAllButResults();
  const machine = machineFacts();
  warn(machine);
  if (options.soak !== undefined) return runSoak(options.soak, machine, options.json, log);
  return options.against === undefined ? 0 : against(options.against, options, machine);
}

async function against(name: string, options: BenchOptions, machine: MachineFacts): Promise<number> {
  const before = await commitSide(await findCommit(name, project), { log });
  const now = await workingSide();
  const sides = [before, now];
  log(`${before.title} is measured against the working tree, ${now.title}: ${[...options.parts].join(', ')}`);
  const chosen = measures.filter(({ part }) => options.parts.has(part));
  const keep = (samples: Compared) => {
    const rows = judge(chosen, samples, barsAgainst(before.commit, bars));
    const result = { machine, minutes: minutes(), sides, samples, rows };
    return { rows, file: keepResult(result, machine.at, options.json) };
  };
  const samples = await compare(sides, options, log, keep);
  const { rows, file } = keep(samples);
  console.log(`\n${table(rows, { before: before.title, now: now.title })}\n`);
  if (options.parts.has('suite')) console.log(`${slowestFiles(samples)}\n`);
  warn(machine);
  console.log(`Kept in ${file}, with each sample. It took ${minutes().toFixed(0)} minutes.`);
  const missed = rows.filter(({ met }) => met === false).length;
  if (missed > 0) console.log(`${missed} of what is asked for is MISSED.`);
  return options.require && missed > 0 ? 1 : 0;
}

/** Two runs would use the same copies. The lock goes with this process. @throws Error when another run has it */
function holdAlone(): void {
  try {
    // Held on to: a lock that nobody refers to is collected, and gone.
    process.once('exit', lockStateFolder(benchFolder).release);
  } catch (cause) {
    throw new Error(`Another bench runs on ${project}. Wait for it, or stop it.`, { cause });
  }
}

function forgetAllButResults(): void {
  for (const entry of readdirSync(benchFolder))
    if (entry !== 'results' && !entry.startsWith('lock.db'))
      rmSync(join(benchFolder, entry), { recursive: true, force: true });
}

function warn(machine: MachineFacts): void {
  const warning = warningOf(machine);
  if (warning) console.log(`${warning}\n`);
}

// Ending in order lets go of the clouds that run, and of what they hold.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
await runProgram(usage, main);
