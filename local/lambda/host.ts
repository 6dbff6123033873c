import { functionNameOf } from '../names.ts';
import { type CrashRule, type CrashSwitch, createCrashes } from './crashes.ts';
import type { Outcome } from './execution-environment.ts';
import { createPool, type FunctionPool } from './function-pool.ts';
import type { FunctionSpec, HostGate } from './function-spec.ts';
import { giveBackMemory } from './give-back-memory.ts';
import type { Invoker } from './invoker.ts';
import { runCounts } from './run-counts.ts';
import { boundYoungGeneration } from './young-generation.ts';

/** Runs the functions of the assembly. */
export interface LambdaHost extends Invoker {
  add(spec: FunctionSpec): void;
  has(nameOrArn: string): boolean;
  /** The hot path: JSON in, JSON out, without parsing in between. */
  run(nameOrArn: string, event: string): Promise<Outcome>;
  /** Runs an event as Lambda runs asynchronous ones: with up to two retries, then a log line. */
  runLater(nameOrArn: string, event: string): void;
  /** Kills some invocations of these functions halfway, until the switch is turned off. */
  crash(rule: CrashRule): CrashSwitch;
  /** How often a function ran and failed in the last seconds. */
  runs(name: string, seconds: number): { readonly runs: number; readonly failures: number };
  stop(): Promise<void>;
}

const REAP_EVERY_MS = 2_500;
const ASYNC_RETRY_MS = [60_000, 120_000];

/** Makes the host. `log` receives errors that a function's caller must not see: crashes and timeouts. */
export function createHost(log: (line: string) => void, gate?: HostGate): LambdaHost {
  const crashes = createCrashes();
  const pools = new Map<string, FunctionPool & { logFile: string }>();
  const counts = runCounts(Date.now);
  let running = 0;
  const giveBack = giveBackMemory(() => running === 0);
  const unbind = boundYoungGeneration();
  const timer = setInterval(() => {
    const ended = [...pools.values()].filter((pool) => pool.reap());
    if (ended.length > 0) giveBack();
  }, REAP_EVERY_MS).unref();

  const run = async (nameOrArn: string, event: string): Promise<Outcome> => {
    const name = functionNameOf(nameOrArn);
    const pool = pools.get(name);
    if (!pool) throw new Error(`The local cloud has no function ${nameOrArn}`);
    const crash = crashes.next(name);
    running++;
    const outcome = await pool.run(event, crash);
    running--;
    counts.add(name, !outcome.ok);
    giveBack();
    if (outcome.ok) crashes.learn(name, outcome.calls ?? 0);
    if (!outcome.ok && !crash && outcome.errorType !== 'Runtime.Stopped') {
      log(`function ${name} failed: ${outcome.errorType}: ${outcome.errorMessage} (see ${pool.logFile})`);
    }
    return outcome;
  };
  const runLater = async (nameOrArn: string, event: string, retriesMs = ASYNC_RETRY_MS): Promise<void> => {
    const outcome = await run(nameOrArn, event);
    const [wait, ...rest] = retriesMs;
    if (outcome.ok || outcome.errorType === 'Runtime.Stopped' || wait === undefined) return;
    setTimeout(() => void runLater(nameOrArn, event, rest), wait).unref();
  };

  return {
    add: (spec) => void pools.set(spec.name, { ...createPool(spec, gate), logFile: spec.logFile }),
    has: (nameOrArn) => pools.has(functionNameOf(nameOrArn)),
    run,
    runLater: (nameOrArn, event) => void runLater(nameOrArn, event),
    invoke: async (functionArn, payload) => {
      const outcome = await run(functionArn, JSON.stringify(payload) ?? 'null');
      if (outcome.ok) return { ok: true, payload: JSON.parse(outcome.json) };
      return { ok: false, errorType: outcome.errorType, errorMessage: outcome.errorMessage };
    },
    runs: counts.of,
    crash: crashes.add,
    stop: async () => {
      clearInterval(timer);
      unbind();
      await Promise.all([...pools.values()].map((pool) => pool.stop()));
    },
  };
}
