import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Removes `engines` of packages from package-lock.json, as part of `npm run generate`. npm compares them with the Node
 * that runs npm, and warns. The project runs on the Node that it installs (docs/decisions/0061-what-is-installed.md).
 * Bundled packages keep theirs, because `npm install` reads them from the unpacked bundle and writes them back.
 */
const file = new URL('../package-lock.json', import.meta.url);
const before = readFileSync(file, 'utf8');
const lock: { packages: Record<string, { engines?: unknown; inBundle?: boolean }> } = JSON.parse(before);

for (const [path, locked] of Object.entries(lock.packages))
  if (path !== '' && !locked.inBundle) delete locked.engines;

const after = `${JSON.stringify(lock, null, 2)}\n`;
if (after !== before) {
  writeFileSync(file, after);
  console.log('made package-lock.json');
}
