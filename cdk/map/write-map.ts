import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Part of `npm run generate`: draws docs/architecture-map.md anew. A synthesis takes seconds, so it is left out while
 * nothing that the map is made from has changed on this machine; `npm test` draws it in any case, and compares.
 */
const root = join(import.meta.dirname, '../..');
const map = 'docs/architecture-map.md';
const remembered = join(root, '.build/architecture-map.hash');

/** Of everything that decides what is in the map, and of the map. */
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
