import { type ExecutionEnvironment, type Outcome, startEnvironment } from './execution-environment.ts';
import type { CrashPoint, FunctionSpec } from './function-spec.ts';

interface Waiting {
  event: string;
  crash: CrashPoint | undefined;
  resolve(outcome: Outcome): void;
}

/** All execution environments of one function. */
export interface FunctionPool {
  run(event: string, crash?: CrashPoint): Promise<Outcome>;
  /** Ends the environments that have been idle for longer. */
  reap(idleMs: number): void;
  stop(): Promise<unknown>;
}

/** Starting several threads at once on a laptop delays each of them, so scaling out goes in small steps. */
const STARTING_AT_ONCE = 2;

/**
 * Runs events on warm environments, the most recently used first, and starts more while events wait.
 * Unlike AWS, which throttles, an event beyond the concurrency limit waits for its turn.
 */
export function createPool(spec: FunctionSpec): FunctionPool {
  const all = new Set<ExecutionEnvironment>();
  const idle: ExecutionEnvironment[] = [];
  const waiting: Waiting[] = [];
  let starting = 0;
  let stopped = false;

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
    const environment = startEnvironment(spec);
    all.add(environment);
    const outcome = await environment.ready;
    starting--;
    if (!outcome.ok) discard(environment);
    const next = waiting.shift();
    if (outcome.ok && next) void work(environment, next);
    else if (outcome.ok) idle.push(environment);
    else next?.resolve(outcome);
    scale();
  };
  const scale = () => {
    const needed = Math.min(waiting.length, STARTING_AT_ONCE) - starting;
    for (let i = 0; i < needed && all.size < spec.concurrency && !stopped; i++) void grow();
  };

  return {
    run: (event, crash) =>
      new Promise((resolve) => {
        let environment = idle.pop();
        while (environment && !environment.isAlive()) {
          discard(environment);
          environment = idle.pop();
        }
        if (environment) return void work(environment, { event, crash, resolve });
        waiting.push({ event, crash, resolve });
        scale();
      }),
    reap: (idleMs) => {
      const before = Date.now() - idleMs;
      for (const environment of idle.filter((candidate) => candidate.idleSince < before)) {
        discard(environment);
        void environment.stop();
      }
    },
    stop: () => {
      stopped = true;
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
