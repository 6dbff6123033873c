/** A clause that no test misses, since something else holds as well. */
export interface Belt {
  /** File and function, as `npm run mutants` says them. */
  readonly site: string;
  readonly clause: string;
  /** What holds without it. */
  readonly why: string;
}

/** None of these may guard units, money, time or identity by itself. */
export const belts: readonly Belt[] = [];
