import { sep } from 'node:path';
import { defineConfig } from 'vitest/config';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';
import { instrumented, project, sources } from './sites.ts';
import { readTask } from './task.ts';

const task = readTask();
const folders = sources.map((folder) => `${project}${folder}${sep}`);

/** In the order of the task: what is quick comes first, since the first failure ends the run. */
class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      task.files.findIndex((file) => moduleId.endsWith(file));
    return files.toSorted((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  root: project,
  plugins: [
    {
      name: 'conditions',
      enforce: 'pre',
      transform: (code, id) =>
        folders.some((folder) => id.startsWith(folder)) && code.includes('ConditionExpression')
          ? { code: instrumented(id, code), map: null }
          : undefined,
    },
  ],
  test: {
    include: [...task.files],
    globalSetup: ['test/shared/serve.ts'],
    setupFiles: ['test/priority.ts', 'test/mutants/observe.ts'],
    // A condition of a module's own is made when it is loaded: so that each file meets those it uses.
    isolate: true,
    sequence: { sequencer: InOrder },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: {
      POWERTOOLS_LOG_LEVEL: 'SILENT',
      AWS_REGION: 'eu-west-1',
      POWERTOOLS_DEV: 'false',
      // The same interleavings with and without a clause, and few enough to ask them about each.
      RUNS: '200',
      SEED: '1',
    },
  },
});
