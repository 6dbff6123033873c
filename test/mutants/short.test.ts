import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { project } from './sites.ts';

/** Some clauses of what moves units; all of them, and everything else, by `npm run mutants`. */
it('tests miss clauses of the stock’s writes when they are gone', () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      join(project, 'test/mutants/mutants.ts'),
      ...['--only', 'stock-writes.ts', '--tests', 'integration/stock-writes.test.ts'],
      ...['--sample', '3', '--lanes', '1'],
    ],
    { cwd: project, encoding: 'utf8' },
  );
  expect(status, stdout + stderr).toBe(0);
  expect(stdout).toMatch(/3 clauses in .*: 3 missed by a test, 0 listed, 0 missed by none/);
});
