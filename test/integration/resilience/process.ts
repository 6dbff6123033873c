import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Running } from '../../../local/running.ts';

const script = fileURLToPath(new URL('../../../local/start.ts', import.meta.url));

/** A local cloud in a process of its own, as `npm start` runs it. */
export interface CloudProcess {
  readonly running: Running;
  /** Ids of the processes that it has started. */
  children(): number[];
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** @throws Error with what it printed, when it ends instead of starting. */
export async function startProcess(stateDir: string, assembly: string): Promise<CloudProcess> {
  const child = spawn(process.execPath, [script, '--port', '0', '--state', stateDir, '--assembly', assembly]);
  let output = '';
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (output.includes('Ctrl-C')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`exited with ${code}: ${output}`)));
  });
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exited;
  };
  return {
    running: JSON.parse(readFileSync(join(stateDir, 'running.json'), 'utf8')) as Running,
    children: () => descendants(child),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

function descendants({ pid = 0 }: ChildProcess): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const of = (parent: number): number[] =>
    table.flatMap(([id = 0, ppid]) => (ppid === parent ? [id, ...of(id)] : []));
  return of(pid);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
