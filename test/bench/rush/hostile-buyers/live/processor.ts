import { execFileSync } from 'node:child_process';
import { processorTimeOf } from '../../../processor-time.ts';

/** A clock of the processor time that this process and all that it started have used, in milliseconds. */
export function processorClock(): () => number {
  const children = descendants(process.pid);
  return () => {
    const { user, system } = process.cpuUsage();
    const theirs = children.map(processorTimeOf).filter((ms) => !Number.isNaN(ms));
    return (user + system) / 1_000 + theirs.reduce((sum, ms) => sum + ms, 0);
  };
}

function descendants(root: number): number[] {
  const pairs = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const of = (parent: number): number[] =>
    pairs.flatMap(([id = 0, ppid]) => (ppid === parent ? [id, ...of(id)] : []));
  return of(root);
}
