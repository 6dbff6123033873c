import { defineConfig } from 'vitest/config';
import { Spread } from './test/sequencer.ts';

export default defineConfig({
  // The sample app imports the SDK by its name.
  resolve: {
    alias: { '@stampede/mobile-sdk': new URL('mobile-sdk/src/index.ts', import.meta.url).pathname },
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/shared/serve.ts'],
    setupFiles: ['test/priority.ts'],
    // Modules are loaded once for all files that a worker takes: none leaves anything to the next but what it is given.
    isolate: false,
    // Most of what the slow ones do is wait; by itself Vitest would leave one of two cores to the machine.
    maxWorkers: 5,
    sequence: { sequencer: Spread },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT', AWS_REGION: 'eu-west-1', POWERTOOLS_DEV: 'false' },
  },
});
