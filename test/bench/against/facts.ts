import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

/** The machine, and how busy it was before anything was measured. */
export interface MachineFacts {
  readonly at: string;
  readonly cores: number;
  readonly processor: string;
  readonly memoryBytes: number;
  readonly system: string;
  readonly node: string;
  /** Of the minute before, as the system counts it. */
  readonly load: number;
}

export function machineFacts(): MachineFacts {
  return {
    at: new Date().toISOString(),
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    memoryBytes: totalmem(),
    system: `${type()} ${release()} ${process.arch}`,
    node: process.version,
    load: loadavg()[0] ?? 0,
  };
}

/** What a reader has to know of a machine that was not quiet. A quarter of a core is what an editor takes. */
export function warningOf({ load, cores }: Pick<MachineFacts, 'load' | 'cores'>): string | undefined {
  if (load <= 0.25 * cores) return undefined;
  return (
    `Something else runs here: the load is ${load.toFixed(1)} on ${cores} cores. Ratios of processor time and memory ` +
    'hold roughly, times and orders/s do not.'
  );
}
