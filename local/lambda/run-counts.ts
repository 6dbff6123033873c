interface Minute {
  runs: number;
  failures: number;
}

/** How often functions ran and failed, by the minute, for a day. */
export interface RunCounts {
  add(name: string, failed: boolean): void;
  /** Sums the last seconds, rounded up to whole minutes. */
  of(name: string, seconds: number): Readonly<Minute>;
}

const minuteMs = 60_000;
const keptMinutes = 24 * 60;

export function runCounts(now: () => number): RunCounts {
  const counts = new Map<string, Map<number, Minute>>();
  const minuteNow = () => Math.floor(now() / minuteMs);
  return {
    add(name, failed) {
      const at = minuteNow();
      const minutes = counts.get(name) ?? new Map<number, Minute>();
      counts.set(name, minutes);
      const minute = minutes.get(at) ?? { runs: 0, failures: 0 };
      if (!minutes.has(at)) {
        minutes.set(at, minute);
        for (const old of minutes.keys()) if (old < at - keptMinutes) minutes.delete(old);
      }
      minute.runs += 1;
      if (failed) minute.failures += 1;
    },
    of(name, seconds) {
      const from = minuteNow() - Math.ceil(seconds / 60);
      const sum = { runs: 0, failures: 0 };
      for (const [at, { runs, failures }] of counts.get(name) ?? []) {
        if (at < from) continue;
        sum.runs += runs;
        sum.failures += failures;
      }
      return sum;
    },
  };
}
