import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { type ProcessEntry, readPsLine, readStat, tree } from './process-table.ts';

/** What a process and all that it started have used. */
export interface Usage {
  /** User and system time of all of them in milliseconds, children included that have ended and were waited for. */
  readonly processorMs: number;
  readonly processes: number;
}

const onLinux = process.platform === 'linux';

/** Of the process and its descendants, as far as they live. A process that is gone has used nothing. */
export function usageOf(pid: number): Usage {
  const found = tree(processTable(), pid);
  return { processorMs: found.reduce((sum, entry) => sum + entry.processorMs, 0), processes: found.length };
}

/**
 * Bytes of memory of the process and its descendants: on Linux the proportional set size, which counts a page that
 * several share once in all; elsewhere the resident set size.
 * @see https://docs.kernel.org/filesystems/proc.html
 */
export function memoryOf(pid: number): number {
  return tree(processTable(), pid).reduce((sum, entry) => sum + memoryOfOne(entry), 0);
}

export const memoryKind = onLinux ? 'PSS' : 'RSS';

function memoryOfOne({ pid, residentBytes = 0 }: ProcessEntry): number {
  if (!onLinux) return residentBytes;
  try {
    const [, kilobytes = '0'] =
      readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').match(/^Pss:\s+(\d+) kB/m) ?? [];
    return Number(kilobytes) * 1_024;
  } catch {
    return 0;
  }
}

function processTable(): ProcessEntry[] {
  if (!onLinux)
    return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,time=,rss='], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(readPsLine);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [readStat(readFileSync(`/proc/${name}/stat`, 'utf8'))];
      } catch {
        // It has ended since the folder was listed.
        return [];
      }
    });
}
