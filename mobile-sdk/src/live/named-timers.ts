import type { Platform } from '../core/platform.ts';

/** Timers by their names. */
export interface NamedTimers<Name extends string> {
  /** Plans a timer. Planning it again replaces the earlier one. */
  plan(name: Name, ms: number, work: () => void): void;
  stop(...names: readonly Name[]): void;
  /** Returns whether it was planned and not stopped since. */
  has(name: Name): boolean;
}

export function namedTimers<Name extends string>(after: Platform['after']): NamedTimers<Name> {
  const cancels = new Map<Name, () => void>();
  const stop = (...names: readonly Name[]) => {
    for (const name of names) {
      cancels.get(name)?.();
      cancels.delete(name);
    }
  };
  return {
    plan(name, ms, work) {
      stop(name);
      cancels.set(name, after(ms, work));
    },
    stop,
    has: (name) => cancels.has(name),
  };
}
