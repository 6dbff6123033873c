import { appendFileSync } from 'node:fs';
import { afterAll, expect } from 'vitest';
import { usageOf } from '../processes.ts';

/**
 * Counts what each test file takes: its worker, with the processes that it has started, from before the file is loaded
 * until after its last hook. Files share a worker one after another. It is copied into the tree that is measured, whose
 * Vitest runs it.
 */
const begin = usageOf(process.pid).processorMs;

afterAll(() => {
  const file = expect.getState().testPath;
  const processorMs = usageOf(process.pid).processorMs - begin;
  appendFileSync(process.env.BENCH_SUITE_LOG ?? '', `${JSON.stringify({ file, processorMs })}\n`);
});
