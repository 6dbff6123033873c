import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Running } from '../../../local/running.ts';
import { memoryOf, usageOf } from './processes.ts';
import { environmentOf, nodeOf, type Side } from './sides.ts';

/** A local cloud that runs in processes of its own. */
export interface MeasuredCloud {
  readonly running: Running;
  /** From its start until it said that it is ready. */
  readonly readySeconds: number;
  /** Processor time until then, the CDK app and what fills the cloud included. */
  readonly readyProcessorSeconds: number;
  /** Processor time of all its processes so far. */
  processorMs(): number;
  memoryBytes(): number;
  stop(): Promise<void>;
}

/** The last line of what it prints when it is ready. */
const readyLine = 'Ctrl-C stops it';

/** A cloud that is not ready by then never will be. */
const patienceMs = 600_000;

/**
 * Starts a tree's cloud as `npm start` does, on free ports.
 * @param temporary a folder of this run: what is kept between starts outside the state begins empty
 * @throws Error with what it printed, when it ends or hangs instead
 */
export async function startMeasured(
  { folder }: Pick<Side, 'folder'>,
  { stateDir, temporary }: { readonly stateDir: string; readonly temporary: string },
): Promise<MeasuredCloud> {
  const begin = performance.now();
  const child = spawn(nodeOf(folder), ['local/start.ts', '--port', '0', '--state', stateDir], {
    cwd: folder,
    env: environmentOf(folder, { TMPDIR: temporary }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const pid = child.pid ?? 0;
  await new Promise<void>((resolve, reject) => {
    let output = '';
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The cloud of ${folder} was not ready after ${patienceMs / 1_000} s:\n${output}`));
    }, patienceMs);
    const read = (chunk: Buffer) => {
      output = (output + chunk).slice(-5_000);
      if (!output.includes(readyLine)) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`The cloud of ${folder} ended with ${code}:\n${output}`));
    });
  });
  return {
    running: JSON.parse(readFileSync(join(stateDir, 'running.json'), 'utf8')) as Running,
    readySeconds: (performance.now() - begin) / 1_000,
    readyProcessorSeconds: usageOf(pid).processorMs / 1_000,
    processorMs: () => usageOf(pid).processorMs,
    memoryBytes: () => memoryOf(pid),
    async stop() {
      end();
      await exited;
      process.off('exit', end);
    },
  };
}
