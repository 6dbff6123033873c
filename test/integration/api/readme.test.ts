import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { publish } from './client.ts';
import { cloud } from './cloud.ts';

/** The block of shell under this heading. */
function shellOf(heading: string): string {
  const section = readFileSync('README.md', 'utf8').split(`## ${heading}\n`)[1] ?? '';
  return /```sh\n(.*?)```/s.exec(section)?.[1] ?? '';
}

it('README: what stands under "Pay in development" buys and pays', async () => {
  await publish({ quantityTotal: 5 });
  const script = shellOf('Pay in development');
  expect(script).toContain('pm_card_visa');
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  mkdirSync(join(folder, '.local'));
  writeFileSync(
    join(folder, '.local', 'running.json'),
    JSON.stringify({ apiUrl: cloud.apiUrl, stripeUrl: cloud.stripeUrl }),
  );
  try {
    const { stdout, stderr } = await promisify(execFile)('bash', ['-e', '-c', script], {
      cwd: folder,
    });
    expect({ stdout, stderr }).toEqual({ stdout: 'confirmed\n', stderr: '' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
