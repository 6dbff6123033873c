import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { rewritten, without } from './clauses.ts';
import { readTask } from './task.ts';

declare global {
  /** The instrumented sources hand every condition through this. */
  var conditionAt: (site: string, expression: string | undefined) => string | undefined;
}

const task = readTask();
const met = new Map<string, Set<string>>();

globalThis.conditionAt = (site, expression) => {
  if (expression === undefined) return undefined;
  if (task.kind === 'mutant')
    return site === task.mutant.site ? without(expression, task.mutant.clause) : expression;
  met.set(site, (met.get(site) ?? new Set()).add(expression));
  return rewritten(expression);
};

if (task.kind === 'baseline')
  afterAll(() => {
    const { testPath } = expect.getState();
    if (!testPath || met.size === 0) return;
    mkdirSync(task.notes, { recursive: true });
    const note = { file: testPath, met: Object.fromEntries([...met].map(([site, all]) => [site, [...all]])) };
    writeFileSync(join(task.notes, `${crypto.randomUUID()}.json`), JSON.stringify(note));
  });
