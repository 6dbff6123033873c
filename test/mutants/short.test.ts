import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { project } from './sites.ts';

/** Some clauses of what moves units; all of them, and everything else, by `npm run mutants`. */
it('tests miss clauses of the stock’s writes when they are gone', { timeout: 300_000 }, async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(project, 'test/mutants/mutants.ts'),
      ...['--only', 'stock-writes.ts', '--tests', 'integration/stock-writes.test.ts'],
      ...['--sample', '3', '--lanes', '1'],
    ],
    { cwd: project },
  );
  expect(stdout).toMatch(/3 clauses in .*: 3 missed by a test, 0 listed, 0 missed by none/);
});
