import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { tokenOf } from './client.ts';
import { cloud } from './cloud.ts';

/** Runs the import as a person would, as the demo admin. */
async function importDeals(...more: string[]): Promise<{ code: number; output: string }> {
  const env = { ...process.env, STAMPEDE_TOKEN: await tokenOf('admin') };
  const parameters = ['functions/tools/import-deals.ts', ...more, '--quiet', '--api', cloud.apiUrl];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, parameters, { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

describe('npm run import', () => {
  it('creates and publishes the demo deals, and changes nothing when it runs again', async () => {
    const first = await importDeals('local/demo/deals.csv', '--publish');
    expect(first.output).toContain('70 created, 0 changed, 0 unchanged, 70 published, no bad lines');
    expect(first.code).toBe(0);
    const second = await importDeals('local/demo/deals.csv', '--publish');
    expect(second.output).toContain('0 created, 0 changed, 70 unchanged, 0 published, no bad lines');
  });

  it('writes nothing in a dry run', async () => {
    const { code, output } = await importDeals('local/demo/deals.csv', '--dry-run');
    expect(output).toContain('70 deals can be imported, no bad lines. Nothing was written.');
    expect(code).toBe(0);
  });
});
