import type { KeepSwitch, RunningDouble } from '../double.ts';
import type { CrashSwitch } from '../lambda/crashes.ts';
import type { Commands } from './server.ts';

/** The rule for invocations to kill halfway. */
export interface CrashOptions {
  /** Functions by name, logical id or construct path. The default is every function with an event source. */
  functionName?: string;
  /** 0 to 1. */
  rate: number;
  seed: number;
  /** The most invocations to kill. No limit by default. */
  times?: number;
}

/** All commands of tests behind the APIs, for a cloud in another process. */
export function controlCommands(
  doubles: readonly RunningDouble[],
  crash: (options: CrashOptions) => CrashSwitch,
): Commands {
  const switches = new Map<number, () => unknown>();
  let last = 0;
  const keep: KeepSwitch = (off) => {
    last += 1;
    switches.set(last, off);
    return last;
  };
  const general: Commands = {
    crash: (options: CrashOptions) => keep(crash(options).stop),
    'turn-off': ({ number }: { number: number }) => {
      const off = switches.get(number);
      switches.delete(number);
      return off?.();
    },
  };
  return Object.assign(general, ...doubles.map(({ commands }) => commands?.(keep)));
}
