import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './sites.ts';
import { type Task, withTask } from './task.ts';

export interface TestRun {
  /** The tests that failed, each as `file › name`, with the first line of what they say. */
  readonly failed: readonly { readonly test: string; readonly says: string }[];
  /** How long each file took. */
  readonly milliseconds: ReadonlyMap<string, number>;
  /** The files with a failure. */
  readonly red: readonly string[];
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

/** Longer than any run of tests takes; a dropped condition may make somebody try for ever. */
const patienceMs = 300_000;

/** Runs the tests of a task in a Vitest of its own. @throws Error with its output when it says nothing of tests. */
export async function runTests(task: Task, folder: string, workers: number): Promise<TestRun> {
  mkdirSync(folder, { recursive: true });
  const outputFile = join(folder, `${crypto.randomUUID()}.json`);
  const child = spawn(
    process.execPath,
    [
      join(project, 'node_modules/vitest/vitest.mjs'),
      // Of all tests, those that import what has the conditions.
      ...(task.kind === 'baseline' ? ['related', '--run', ...task.sources] : ['run']),
      ...['--config', 'test/mutants/vitest.config.ts', '--maxWorkers', String(workers)],
      ...['--reporter', 'json', '--outputFile', outputFile],
      ...(task.kind === 'mutant' ? ['--bail', '1'] : []),
    ],
    { cwd: project, env: withTask(task), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const late = task.kind === 'mutant' ? setTimeout(() => child.kill('SIGKILL'), patienceMs) : undefined;
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(late);
  if (code === null)
    return { failed: [{ test: 'none', says: 'They do not end.' }], red: [], milliseconds: new Map() };
  try {
    const run = read(JSON.parse(readFileSync(outputFile, 'utf8')) as Report);
    if (code === 0 || run.failed.length > 0) return run;
    throw new Error(`Exit code ${code}, and no test failed`);
  } catch (cause) {
    throw new Error(`Vitest failed:\n${output}`, { cause });
  } finally {
    rmSync(outputFile, { force: true });
  }
}

function read({ testResults }: Report): TestRun {
  const relative = (name: string) => name.slice(name.indexOf(project) === 0 ? project.length : 0);
  const firstLine = (text = '') => text.split('\n')[0]?.slice(0, 200) ?? '';
  return {
    failed: testResults.flatMap(({ name, status, message, assertionResults }) => {
      const tests = assertionResults.filter((result) => result.status === 'failed');
      // A file that the first failure kept from running counts as failed, without a word.
      if (status === 'failed' && tests.length === 0 && message)
        return [{ test: relative(name), says: firstLine(message) }];
      return tests.map(({ fullName, failureMessages }) => ({
        test: `${relative(name)} › ${fullName}`,
        says: firstLine(failureMessages?.[0]),
      }));
    }),
    red: testResults.filter(({ status }) => status === 'failed').map(({ name }) => relative(name)),
    milliseconds: new Map(
      testResults.map(({ name, startTime, endTime }) => [relative(name), endTime - startTime]),
    ),
  };
}
