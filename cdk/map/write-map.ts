import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Draws docs/architecture-map.md, as part of `npm run generate`. A synthesis takes seconds, so it is skipped while no
 * source of the map has changed on this machine. `npm test` always draws it and compares.
 */
const root = join(import.meta.dirname, '../..');
const map = 'docs/architecture-map.md';
const remembered = join(root, '.build/architecture-map.hash');

/** Hashes the map and everything that it is made from. */
function fingerprint(): string {
  const made = ['cdk/**/*.ts', 'lib/**/*.ts', 'functions/**/*.ts'];
  const files = [...globSync(made, { cwd: root }).sort(), 'cdk.json', 'package-lock.json', map];
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

const known = (() => {
  try {
    return readFileSync(remembered, 'utf8');
  } catch {
    return undefined;
  }
})();

if (known !== fingerprint()) {
  const { architectureMap } = await import('./architecture-map.ts');
  const { mappedTemplates } = await import('./templates.ts');
  writeFileSync(join(root, map), architectureMap(mappedTemplates()));
  mkdirSync(join(root, '.build'), { recursive: true });
  writeFileSync(remembered, fingerprint());
  console.log(`made ${map}`);
}
