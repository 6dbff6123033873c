import type { AdminDeal, DealPatch } from '../../contract/deal.ts';
import type { FieldError } from '../../contract/problem-document.ts';
import { decideImport } from './decide-import.ts';
import type { ImportedDeal, LineProblem } from './read-line.ts';

/** The deals, as an import finds and changes them: through the API, or by its use-cases. */
export interface ImportTarget {
  readonly find: (imported: ImportedDeal) => Promise<AdminDeal | undefined>;
  readonly create: (imported: ImportedDeal) => Promise<AdminDeal>;
  readonly update: (deal: AdminDeal, patch: DealPatch) => Promise<unknown>;
  readonly setStock: (deal: AdminDeal, total: number) => Promise<unknown>;
  readonly publish: (deal: AdminDeal) => Promise<unknown>;
}

export interface ImportedLine {
  readonly outcome: 'created' | 'changed' | 'unchanged';
  readonly published: boolean;
  readonly deal: AdminDeal;
}

/** Imports one line: creates its deal, or changes the fields that differ. Throws what the target throws. */
export async function importLine(
  target: ImportTarget,
  imported: ImportedDeal,
  publish: boolean,
): Promise<ImportedLine> {
  const existing = await target.find(imported);
  if (!existing) {
    const deal = await target.create(imported);
    if (publish) await target.publish(deal);
    return { outcome: 'created', published: publish, deal };
  }
  const decision = decideImport(imported, existing, publish);
  if (decision.kind !== 'change') return { outcome: 'unchanged', published: false, deal: existing };
  const { patch, total } = decision;
  // The limit per customer must fit the total at every moment. More units are set before the terms, fewer after.
  if (total !== undefined && total > existing.quantityTotal) await target.setStock(existing, total);
  if (patch) await target.update(existing, patch);
  if (total !== undefined && total < existing.quantityTotal) await target.setStock(existing, total);
  if (decision.publish) await target.publish(existing);
  return { outcome: 'changed', published: decision.publish, deal: existing };
}

/** Returns the faults of a line that the API refused. */
export function refusedLine(
  line: number,
  { errors = [], message }: { readonly errors?: readonly FieldError[] | undefined; readonly message: string },
): LineProblem[] {
  return errors.length > 0
    ? errors.map((error) => ({ line, column: error.path.replace(/^body\./, ''), reason: error.message }))
    : [{ line, column: '-', reason: message }];
}
