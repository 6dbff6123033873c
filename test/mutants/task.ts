import type { Clause } from './clauses.ts';

export interface Mutant {
  /** The site's name. */
  readonly site: string;
  readonly clause: Clause;
}

/** What one run of Vitest is for. */
export type Task = {
  /** The test files, in this order. */
  readonly files: readonly string[];
} & (
  | {
      readonly kind: 'baseline';
      /** The files with conditions. */
      readonly sources: readonly string[];
      /** The folder for what each test file met. */
      readonly notes: string;
    }
  | { readonly kind: 'mutant'; readonly mutant: Mutant }
);

const variable = 'MUTANTS_TASK';

export const withTask = (task: Task) => ({ ...process.env, [variable]: JSON.stringify(task) });

export function readTask(): Task {
  const text = process.env[variable];
  if (!text) throw new Error('This is run by `npm run mutants`');
  return JSON.parse(text) as Task;
}
