import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Cloud } from './cloud.ts';
import { publishDemoHome } from './demo-home.ts';
import { foundDemoSeller } from './demo-seller.ts';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Fills a new cloud with the demo deals, as a seller would: by the import, over HTTP. It runs once for each state
 * folder, so that a demo deal that a user ended stays ended.
 */
export async function seedDemoDeals(
  cloud: Cloud,
  stateDir: string,
  log: (line: string) => void,
): Promise<void> {
  const mark = join(stateDir, 'seeded');
  if (existsSync(mark)) return;
  log('Adding the demo deals …');
  await foundDemoSeller(cloud);
  const token = await cloud.tokenFor('admin');
  const parameters = [
    'functions/tools/import-deals.ts',
    'local/demo/deals.csv',
    '--publish',
    '--api',
    cloud.apiUrl,
  ];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, parameters, {
      cwd: PROJECT,
      env: { ...process.env, STAMPEDE_TOKEN: token },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code === 0) {
    writeFileSync(mark, new Date().toISOString());
    // The start does not wait for it: it takes the cold start of two functions.
    void publishDemoHome(cloud).catch((error: Error) => log(error.message));
  } else log('Some demo deals are missing; see above. The next start tries again.');
}
