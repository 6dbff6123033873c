import { defineConfig } from 'vitest/config';

const shared = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  env: { POWERTOOLS_LOG_LEVEL: 'SILENT', AWS_REGION: 'eu-west-1', POWERTOOLS_DEV: 'false' },
};

export default defineConfig({
  test: {
    // Most of what the slow ones do is wait; by itself Vitest would leave one of two cores to the machine.
    maxWorkers: 3,
    projects: [
      {
        test: {
          ...shared,
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: ['test/integration/api/**', 'test/integration/resilience/**'],
        },
      },
      {
        test: {
          ...shared,
          name: 'api',
          include: ['test/integration/api/**/*.test.ts'],
          globalSetup: ['test/integration/api/shared-cloud.ts'],
        },
      },
      {
        // Each file has a cloud of its own, so they run one after the other.
        test: {
          ...shared,
          name: 'resilience',
          testTimeout: 120_000,
          include: ['test/integration/resilience/**/*.test.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
});
