import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../../console/src/', import.meta.url));

/** The names of all text files. */
const isText = (name: string) => existsSync(join(source, 'text/en', `${name}.json`));

/** Returns the modules that a module imports, directly and through others, itself included. */
function modulesFrom(start: string): Set<string> {
  const found = new Set([start]);
  for (const file of found) {
    const code = readFileSync(file, 'utf8');
    for (const [, from = ''] of code.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+\.tsx?)'/g)) {
      const imported = resolve(dirname(file), from);
      // Pages are loaded by the frame, which knows their texts; text files are what is looked for.
      if (!imported.includes('/text/') && !imported.endsWith('/frame/pages.ts')) found.add(imported);
    }
  }
  return found;
}

/** Returns the names of the texts that a module uses, with everything that it imports. */
export function textsOf(module: string): string[] {
  const names = [...modulesFrom(join(source, module))].flatMap((file) => {
    const code = readFileSync(file, 'utf8');
    const named = [...code.matchAll(/useTranslations\('(\w+)[.']/g)].map(([, name = '']) => name);
    const keyed = code.includes('useTranslations()')
      ? [...code.matchAll(/['`](\w+)\.[\w$]/g)].flatMap(([, name = '']) => (isText(name) ? [name] : []))
      : [];
    return [...named, ...keyed];
  });
  return [...new Set(names)].sort();
}
