import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import {
  type BootstrapData,
  type BootstrapMessage,
  type CrashPoint,
  type FunctionSpec,
  functionPriority,
  type HostGate,
  type InvocationMessage,
} from './function-spec.ts';

/** The outcome of an invocation, its payload still JSON. A fatal outcome ends the environment. */
export type Outcome =
  | { ok: true; json: string; calls?: number }
  | { ok: false; errorType: string; errorMessage: string; fatal: boolean };

/** A thread that runs one invocation at a time. */
export interface ExecutionEnvironment {
  /** Resolves when the handler is loaded, or with the reason why it is not. */
  ready: Promise<Outcome>;
  idleSince: number;
  /** Returns the share of processor time that its thread used since the last call, from 0 to 1. */
  utilization(): number;
  /** False once its thread has ended, also while it was idle. */
  isAlive(): boolean;
  run(event: string, crash?: CrashPoint): Promise<Outcome>;
  stop(): Promise<unknown>;
}

const BOOTSTRAP = new URL('./bootstrap.mjs', import.meta.url);
const INIT_LIMIT_MS = 30_000;
/**
 * An invocation leaves little garbage, so a small young generation is enough. By default each thread may grow one of 48
 * MB, and a hundred threads do.
 */
const YOUNG_MB = 12;
const SHORT_MS = 20;

/** Starts a thread for the function. A timeout ends the thread for good, even in an endless loop. */
export function startEnvironment(spec: FunctionSpec, gate?: HostGate): ExecutionEnvironment {
  const { environment, concurrency: _, rights, ...rest } = spec;
  const workerData: BootstrapData = {
    ...rest,
    logStream: `[$LATEST]${randomUUID().replaceAll('-', '')}`,
    priority: functionPriority,
    ...(gate && {
      gate: {
        module: gate.module,
        setup: { rights: rights(), place: gate.place(), schemas: gate.schemas() },
      },
    }),
  };
  const worker = new Worker(BOOTSTRAP, {
    workerData,
    env: environment,
    execArgv: ['--enable-source-maps', '--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
    // The thread writes to its own log file, so that a hundred threads do not share this process's streams.
    ...{ stdout: true, stderr: true },
  });
  worker.stdout.resume();
  worker.stderr.resume();
  let settle: ((outcome: Outcome) => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let alive = true;
  let looked = worker.performance.eventLoopUtilization();
  let utilization = 0;
  const finish = (outcome: Outcome) => {
    clearTimeout(timer);
    const waiting = settle;
    settle = undefined;
    waiting?.(outcome);
  };
  const die = (errorType: string, errorMessage: string) => {
    alive = false;
    finish({ ok: false, errorType, errorMessage, fatal: true });
    return worker.terminate();
  };
  const expect = (limitMs: number, onLate: () => void): Promise<Outcome> =>
    new Promise((resolve) => {
      settle = resolve;
      timer = setTimeout(onLate, limitMs);
    });

  worker.on('message', (message: BootstrapMessage) => {
    if (message.kind === 'denied') gate?.onDenied(message.why);
    else if (message.kind === 'ready') finish({ ok: true, json: 'null' });
    else if (message.kind === 'result') finish({ ok: true, json: message.json, calls: message.calls });
    else if (message.initFailed) void die('Runtime.ImportModuleError', message.errorMessage);
    else
      finish({ ok: false, errorType: message.errorType, errorMessage: message.errorMessage, fatal: false });
  });
  worker.on(
    'error',
    (error) => void die('Runtime.UnhandledError', error instanceof Error ? error.message : String(error)),
  );
  worker.on('exit', (code) => {
    void die('Runtime.ExitError', `Runtime exited with error: exit status ${code}`);
  });

  return {
    ready: expect(
      INIT_LIMIT_MS,
      () => void die('Sandbox.Timedout', `Init timed out after ${INIT_LIMIT_MS / 1000} seconds`),
    ),
    idleSince: Date.now(),
    utilization: () => {
      const now = worker.performance.eventLoopUtilization();
      // Shorter intervals are not meaningful.
      if (now.active + now.idle - looked.active - looked.idle < SHORT_MS) return utilization;
      ({ utilization } = worker.performance.eventLoopUtilization(now, looked));
      looked = now;
      return utilization;
    },
    isAlive: () => alive,
    run: (event, crash) => {
      const requestId = randomUUID();
      const limitMs = spec.timeoutSeconds * 1000;
      const message: InvocationMessage = {
        requestId,
        event,
        deadline: Date.now() + limitMs,
        ...(crash ? { crash } : {}),
      };
      worker.postMessage(message);
      const late = `RequestId: ${requestId} Error: Task timed out after ${spec.timeoutSeconds.toFixed(2)} seconds`;
      return expect(limitMs, () => void die('Sandbox.Timedout', late));
    },
    stop: () => die('Runtime.Stopped', 'The local cloud is stopping'),
  };
}
