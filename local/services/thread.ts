import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A service in its own thread. It cannot slow the gateway's event loop, and ends with the process. */
export interface ServiceThread {
  /** Resolves with the reason when the thread has ended by itself. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/** Starts the module with the data and waits for its first message, which means that it listens. */
export async function startThread(module: URL, workerData: unknown): Promise<ServiceThread> {
  const env = { ...process.env, AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: '1' };
  const worker = new Worker(module, { workerData, env, execArgv: ['--disable-warning=ExperimentalWarning'] });
  const ended = new Promise<string>((resolve) => {
    worker.once('error', (error) =>
      resolve(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    worker.once('exit', (code) => resolve(`its thread ended with code ${code}`));
  });
  const failed = ended.then((why) => Promise.reject(new Error(`${module.pathname} did not start: ${why}`)));
  await Promise.race([once(worker, 'message'), failed]);
  return {
    ended,
    stop: async () => {
      worker.postMessage('stop');
      const timer = setTimeout(() => void worker.terminate(), 2_000);
      await ended;
      clearTimeout(timer);
    },
  };
}
