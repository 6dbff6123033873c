import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

// A bench runs without Vitest. It shares files with tests, and one of those may begin to ask for the tests' cloud.
it.each(['fuzz', 'hostile'])('npm run %s starts, and says how it is used', async (name) => {
  const { stdout } = await run(process.execPath, [`test/bench/${name}.ts`, '--help']);
  expect(stdout).toContain('Usage: npm run');
});
