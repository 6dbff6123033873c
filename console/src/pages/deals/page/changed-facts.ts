import type { AuditEntry } from '@stampede/mobile-sdk/admin';
import { isSame } from '../editor/terms.ts';

/** A fact of the audit that differs before and after. Undefined is a fact that was not there. */
export interface ChangedFact {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Facts that change with every entry, or are the entry's own subject. */
const quiet = new Set(['version', 'updatedAt', 'id']);

/** Returns what an entry changed, field by field. */
export function changedFacts({ before, after }: Pick<AuditEntry, 'before' | 'after'>): ChangedFact[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names]
    .filter((name) => !quiet.has(name) && !isSame(before?.[name], after?.[name]))
    .map((name) => ({ name, before: before?.[name], after: after?.[name] }));
}
