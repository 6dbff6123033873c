import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const declared =
  /^export (?:async )?(?:abstract )?(?:const|let|function\*?|type|interface|class|enum) (\w+)/gm;

/** The files that export each name. A type and a value of one name in one file are one. */
function filesByName(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of globSync('{lib,functions}/**/*.ts', { cwd: root }).sort())
    for (const [, name = ''] of readFileSync(join(root, file), 'utf8').matchAll(declared))
      found.set(name, (found.get(name) ?? new Set()).add(file));
  return found;
}

const isOperation = (file: string) => file.startsWith('lib/contract/operations/');
const isUseCase = (file: string) => /^lib\/(?!contract\/|platform\/)/.test(file);

/** The names that several files may export, and why. */
const exceptions: readonly [why: string, holds: (name: string, files: readonly string[]) => boolean][] = [
  ['Lambda calls each handler by this name', (name) => name === 'handler'],
  [
    'an operation and the use-case behind it: the handler imports the first `as operation`',
    (_, files) => files.length === 2 && files.some(isOperation) && files.some(isUseCase),
  ],
];

describe('an exported name', () => {
  const names = [...filesByName()].map(([name, files]) => [name, [...files]] as const);
  const shared = names.filter(([, files]) => files.length > 1);

  it('means one thing in lib and functions', () => {
    const unexplained = shared.filter(([name, files]) => !exceptions.some(([, holds]) => holds(name, files)));
    expect(Object.fromEntries(unexplained)).toEqual({});
  });

  it.each(exceptions)('has an exception that is still needed: %s', (_, holds) => {
    expect(shared.some(([name, files]) => holds(name, files))).toBe(true);
  });

  it('is found in the sources', () => {
    expect(names.length).toBeGreaterThan(1_000);
  });
});
