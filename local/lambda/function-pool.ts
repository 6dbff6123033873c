import { availableParallelism } from 'node:os';
import { type ExecutionEnvironment, type Outcome, startEnvironment } from './execution-environment.ts';
import type { CrashPoint, FunctionSpec, HostGate } from './function-spec.ts';

interface Waiting {
  event: string;
  since: number;
  crash: CrashPoint | undefined;
  resolve(outcome: Outcome): void;
}

/** All execution environments of one function. */
export interface FunctionPool {
  run(event: string, crash?: CrashPoint): Promise<Outcome>;
  /** Ends the environments that are probably not needed soon. Returns whether there were any. */
  reap(): boolean;
  stop(): Promise<unknown>;
}

/** Starting several threads at once on a laptop delays each of them, so the pool grows in small steps. */
const STARTING_AT_ONCE = 2;
/** The expected time of a start before the first one is measured, in milliseconds. */
const TYPICAL_START_MS = 500;
/** When threads use half of the processors, another thread would only take turns with them. */
const ENOUGH_COMPUTING = availableParallelism() / 2;
/** After this wait an event gets its own environment, even on busy processors, in milliseconds. */
const LONG_WAIT_MS = 5_000;
/** How long environments after the first are kept idle, in milliseconds. */
const KEEP_MORE_MS = 5_000;
/** How long the first one is kept: one and a half times the last pause, within these limits, in milliseconds. */
const [KEEP_LEAST_MS, KEEP_MOST_MS] = [10_000, 60_000];
/**
 * How long it is kept when that would be longer, in milliseconds. A start each minute takes a three-hundredth of a core.
 * A thread that waits for it takes 50 MB.
 */
const KEEP_SELDOM_MS = 2_000;

/**
 * Runs events on warm environments, the most recently used first. It starts another when an event has waited as long as
 * a start takes, and the existing environments wait for I/O rather than compute. Before that, an existing one is
 * probably sooner and costs nothing more. AWS throttles an event beyond the concurrency limit. Here the event waits for
 * its turn.
 */
export function createPool(spec: FunctionSpec, gate?: HostGate): FunctionPool {
  const all = new Set<ExecutionEnvironment>();
  const idle: ExecutionEnvironment[] = [];
  const waiting: Waiting[] = [];
  let starting = 0;
  let stopped = false;
  let startMs = TYPICAL_START_MS;
  let later: NodeJS.Timeout | undefined;
  let lastRun = 0;
  let keepMs = KEEP_LEAST_MS;

  const notePause = () => {
    const now = Date.now();
    const pause = lastRun === 0 ? 0 : now - lastRun;
    // Pauses within a burst do not predict the next one.
    if (pause > 1_000) keepMs = keptAfter(pause * 1.5);
    lastRun = now;
  };
  const discard = (environment: ExecutionEnvironment) => {
    all.delete(environment);
    const at = idle.indexOf(environment);
    if (at >= 0) idle.splice(at, 1);
  };
  const work = async (environment: ExecutionEnvironment, first: Waiting) => {
    for (let next: Waiting | undefined = first; next; next = waiting.shift()) {
      const outcome = await environment.run(next.event, next.crash);
      next.resolve(outcome);
      if (!outcome.ok && outcome.fatal) {
        discard(environment);
        return scale();
      }
    }
    rest(environment);
  };
  const rest = (environment: ExecutionEnvironment) => {
    environment.idleSince = Date.now();
    idle.push(environment);
  };
  /** Starts an environment. When the machine has no thread left, events wait for those that run, or fail as in a crash. */
  const started = (): ExecutionEnvironment | undefined => {
    try {
      return startEnvironment(spec, gate);
    } catch (error) {
      const outcome = failed('Runtime.StartError', (error as Error).message);
      if (all.size === 0) for (const { resolve } of waiting.splice(0)) resolve(outcome);
      return undefined;
    }
  };
  const grow = async (environment: ExecutionEnvironment) => {
    starting++;
    const begin = performance.now();
    all.add(environment);
    const outcome = await environment.ready;
    starting--;
    startMs = performance.now() - begin;
    if (!outcome.ok) discard(environment);
    const next = waiting.shift();
    if (outcome.ok && next) void work(environment, next);
    else if (outcome.ok) rest(environment);
    else next?.resolve(outcome);
    scale();
  };
  const scale = () => {
    clearTimeout(later);
    const [first] = waiting;
    if (!first || stopped || all.size >= spec.concurrency) return;
    if (starting >= Math.min(waiting.length, STARTING_AT_ONCE)) return;
    const patience = all.size === 0 ? 0 : first.since + startMs - performance.now();
    if (patience > 0) {
      later = setTimeout(scale, patience).unref();
      return;
    }
    const longWait = first.since + LONG_WAIT_MS - performance.now();
    const computing = [...all].reduce((sum, environment) => sum + environment.utilization(), 0);
    if (computing >= ENOUGH_COMPUTING && longWait > 0) {
      later = setTimeout(scale, Math.min(startMs, longWait)).unref();
      return;
    }
    const environment = started();
    if (!environment) return;
    void grow(environment);
    scale();
  };

  return {
    run: (event, crash) =>
      new Promise((resolve) => {
        if (stopped) return resolve(stopping);
        notePause();
        let environment = idle.pop();
        while (environment && !environment.isAlive()) {
          discard(environment);
          environment = idle.pop();
        }
        const next = { event, since: performance.now(), crash, resolve };
        if (environment) return void work(environment, next);
        waiting.push(next);
        scale();
      }),
    reap: () => {
      // The last of the list is the most recently used, and is taken first.
      const before = all.size;
      for (const environment of [...idle]) {
        const keep = all.size > 1 ? KEEP_MORE_MS : keepMs;
        if (environment.idleSince >= Date.now() - keep) continue;
        discard(environment);
        void environment.stop();
      }
      return all.size < before;
    },
    stop: () => {
      stopped = true;
      clearTimeout(later);
      for (const { resolve } of waiting.splice(0)) resolve(stopping);
      return Promise.all([...all].map((environment) => environment.stop()));
    },
  };
}

const failed = (errorType: string, errorMessage: string): Outcome => ({
  ...{ ok: false, errorType, errorMessage, fatal: true },
});
const stopping = failed('Runtime.Stopped', 'The local cloud is stopping');

const keptAfter = (wished: number) =>
  wished > KEEP_MOST_MS ? KEEP_SELDOM_MS : Math.max(wished, KEEP_LEAST_MS);
