import { readFileSync } from 'node:fs';

/** Processor time that a process has used, all its threads, in milliseconds; on Linux, in ticks of 10 ms, else NaN. */
export function processorTimeOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}
