import { defineConfig } from 'vitest/config';
import { Spread } from './test/sequencer.ts';

const path = (place: string) => new URL(place, import.meta.url).pathname;

export default defineConfig({
  // The sample app and the console import the SDK by its name.
  resolve: {
    alias: [
      { find: /^@stampede\/mobile-sdk$/, replacement: path('mobile-sdk/src/index.ts') },
      { find: /^@stampede\/mobile-sdk\/admin$/, replacement: path('mobile-sdk/src/admin.ts') },
    ],
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
