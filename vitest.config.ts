import { defineConfig } from 'vitest/config';
import { InTurn } from './test/sequencer.ts';

const shared = {
  // Modules are loaded once for all files of a project: no file leaves anything to the next but what it is given.
  isolate: false,
  setupFiles: ['test/priority.ts'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
  env: { POWERTOOLS_LOG_LEVEL: 'SILENT', AWS_REGION: 'eu-west-1', POWERTOOLS_DEV: 'false' },
};

export default defineConfig({
  test: {
    // Most of what the slow ones do is wait; by itself Vitest would leave one of two cores to the machine.
    maxWorkers: 4,
    sequence: { sequencer: InTurn },
    projects: [
      {
        // Each has a cloud of its own, and mostly waits for it.
        test: {
          ...shared,
          name: 'resilience',
          testTimeout: 120_000,
          include: ['test/integration/resilience/**/*.test.ts'],
        },
      },
      {
        // All share one cloud.
        test: {
          ...shared,
          name: 'api',
          include: ['test/integration/api/**/*.test.ts', 'test/browser/**/*.test.ts'],
          globalSetup: ['test/integration/api/shared-cloud.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/integration/**', 'test/unit/**'],
        },
      },
      {
        test: {
          ...shared,
          name: 'units',
          include: ['test/unit/**/*.test.ts', 'test/integration/*.test.ts'],
        },
      },
    ],
  },
});
