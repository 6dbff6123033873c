import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OperationShape } from '../../../lib/contract/operation.ts';
import { operationList } from '../../../lib/contract/operations.ts';

const folder = join(import.meta.dirname, '../../../lib/contract/operations');
const files = globSync('*.ts', { cwd: folder, exclude: ['*.examples.ts'] }).sort();

const operationsIn = async (file: string): Promise<OperationShape[]> =>
  Object.values((await import(join(folder, file))) as Record<string, OperationShape>);

describe('a file of operations', () => {
  it.each(files)('%s holds one capability, by which it is named', async (file) => {
    const capabilities = new Set((await operationsIn(file)).map(({ capability }) => capability));
    expect(capabilities.size, [...capabilities].join(', ')).toBe(1);
    const [capability] = capabilities;
    // `deals.ts`, or a part of it that a hot handler does without: `deals-for-staff.ts`.
    expect(basename(file, '.ts')).toMatch(new RegExp(`^${capability}(-[a-z-]+)?$`));
  });

  it('is in the list of all operations', async () => {
    const found = (await Promise.all(files.map(operationsIn))).flat().map(({ id }) => id);
    expect(found.sort()).toEqual(operationList.map(({ id }) => id).sort());
  });
});

describe('a handler', () => {
  const root = join(import.meta.dirname, '../../..');
  const importsOf = (file: string) => readFileSync(join(root, file), 'utf8');
  const handlers = globSync('functions/http/**/*.ts', { cwd: root })
    .sort()
    .filter((file) => importsOf(file).includes('/contract/operations/'));

  it.each(handlers)('%s calls its operation `operation`, and a use-case by its own name', (file) => {
    const text = importsOf(file);
    expect(text).toMatch(/^import \{ \w+ as operation \} from '.*\/contract\/operations\//m);
    expect(text).not.toMatch(/^import \{[^}]*\w+ as [^}]*\} from '[^']*\/lib\/(?!contract\/|platform\/)/m);
  });
});
