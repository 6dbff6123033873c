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
  /** It will run after each so many milliseconds. */
  expect(everyMs: number): void;
  /** Ends the environments that will hardly be needed soon. */
  reap(): void;
  stop(): Promise<unknown>;
}

/** Starting several threads at once on a laptop delays each of them, so scaling out goes in small steps. */
const STARTING_AT_ONCE = 2;
/** How long a start takes, until the first one has told, in milliseconds. */
const TYPICAL_START_MS = 500;
/** Threads that compute half of what the processors can need no company: it would only take turns with them. */
const ENOUGH_COMPUTING = availableParallelism() / 2;
/** After so long an event gets an environment of its own, however busy the processors are, in milliseconds. */
const LONG_WAIT_MS = 5_000;
/** How long environments beyond the first are kept without work, in milliseconds. */
const KEEP_MORE_MS = 10_000;
/** How long the first one is kept: for half as long again as the last pause, within these bounds, in milliseconds. */
const [KEEP_LEAST_MS, KEEP_MOST_MS] = [30_000, 120_000];

/**
 * Runs events on warm environments, the most recently used first, and starts another when an event has waited for as
 * long as a start takes and those there are wait for others rather than compute: before that, they will probably be
 * sooner, and cost nothing more. Unlike AWS, which throttles, an event beyond the concurrency limit waits for its turn.
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
  let keepLeastMs = KEEP_LEAST_MS;

  const notePause = () => {
    const now = Date.now();
    const pause = lastRun === 0 ? 0 : now - lastRun;
    // Pauses within a burst say nothing of the next one.
    if (pause > 1_000) keepMs = Math.min(Math.max(pause * 1.5, keepLeastMs), KEEP_MOST_MS);
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
    environment.idleSince = Date.now();
    idle.push(environment);
  };
  const grow = async () => {
    starting++;
    const begin = performance.now();
    const environment = startEnvironment(spec, gate);
    all.add(environment);
    const outcome = await environment.ready;
    starting--;
    startMs = performance.now() - begin;
    if (!outcome.ok) discard(environment);
    const next = waiting.shift();
    if (outcome.ok && next) void work(environment, next);
    else if (outcome.ok) idle.push(environment);
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
    void grow();
    scale();
  };

  return {
    run: (event, crash) =>
      new Promise((resolve) => {
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
    expect: (everyMs) => {
      if (everyMs * 1.5 > KEEP_MOST_MS) return;
      keepLeastMs = Math.max(KEEP_LEAST_MS, everyMs * 1.5);
      keepMs = Math.max(keepMs, keepLeastMs);
    },
    reap: () => {
      // The last of the list is the one that was used last, and is taken first.
      for (const environment of [...idle]) {
        const keep = all.size > 1 ? KEEP_MORE_MS : keepMs;
        if (environment.idleSince >= Date.now() - keep) continue;
        discard(environment);
        void environment.stop();
      }
    },
    stop: () => {
      stopped = true;
      clearTimeout(later);
      const outcome: Outcome = {
        ok: false,
        errorType: 'Runtime.Stopped',
        errorMessage: 'The local cloud is stopping',
        fatal: true,
      };
      for (const { resolve } of waiting.splice(0)) resolve(outcome);
      return Promise.all([...all].map((environment) => environment.stop()));
    },
  };
}
