import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Ids of one capability are declared beside its schemas, so no list shows that a prefix has been taken. */
it('no two ids of the contract have one prefix', () => {
  const folder = join(import.meta.dirname, '../../../lib/contract');
  const texts = globSync('**/*.ts', { cwd: folder }).map((file) => readFileSync(join(folder, file), 'utf8'));
  const prefixes = texts.flatMap((text) =>
    [...text.matchAll(/(?:\bprefixed\('|\/\^|`\^)([a-z]+)(?:',|_)/g)].map(([, prefix]) => prefix),
  );
  expect(prefixes).toEqual(expect.arrayContaining(['deal', 'bkg', 'stk', 'pm']));
  expect(prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index)).toEqual([]);
});
