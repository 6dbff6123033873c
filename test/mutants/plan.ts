import type { Baseline } from './baseline.ts';
import { type Clause, clausesOf, keyOf } from './clauses.ts';
import type { Site } from './sites.ts';
import type { Mutant } from './task.ts';

/** A clause to drop, and the tests that may miss it. */
export interface Planned extends Mutant {
  readonly key: string;
  readonly where: string;
  readonly files: readonly string[];
}

export interface Plan {
  readonly mutants: readonly Planned[];
  /** Conditions, or parts of them, that no test sends. */
  readonly unmet: readonly { readonly where: string; readonly piece: string }[];
}

export function planOf(sites: readonly Site[], { met }: Baseline): Plan {
  const mutants = sites.flatMap(({ name, file, line }): Planned[] => {
    const meeting = met.get(name);
    if (!meeting) return [];
    const clauses = new Map<string, Clause>();
    for (const expression of meeting.expressions)
      for (const clause of clausesOf(expression)) clauses.set(keyOf(clause), clause);
    return [...clauses.values()].map((clause) => ({
      site: name,
      clause,
      key: `${name}: ${keyOf(clause)}`,
      where: `${file}:${line} ${name.slice(file.length + 1)}`,
      files: meeting.files,
    }));
  });
  const unmet = sites.flatMap(({ name, file, line, pieces }) => {
    const sent = [...(met.get(name)?.expressions ?? [])];
    return pieces
      .filter((piece) => !sent.some((expression) => expression.includes(piece)))
      .map((piece) => ({ where: `${file}:${line} ${name.slice(file.length + 1)}`, piece }));
  });
  return { mutants, unmet };
}
