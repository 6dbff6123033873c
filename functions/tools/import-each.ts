import type { AdminDeal } from '../../lib/contract/deal.ts';
import { decideImport } from '../../lib/deals/import/decide-import.ts';
import type { ImportedDeal, LineProblem } from '../../lib/deals/import/read-line.ts';
import { type DealsApi, RequestRefused } from './deals-api.ts';

export type Outcome = 'created' | 'changed' | 'unchanged';

export interface ImportResult {
  readonly counts: Readonly<Record<Outcome | 'published', number>>;
  readonly problems: LineProblem[];
}

interface Options {
  readonly publish: boolean;
  readonly onProgress: (done: number) => void;
}

/** Parallel requests: enough to be fast, few enough to leave the API to its buyers. */
const parallel = 8;

/** Imports every deal of the file. A refused line is reported, and the others continue. */
export async function importEach(
  api: DealsApi,
  deals: readonly ImportedDeal[],
  { publish, onProgress }: Options,
): Promise<ImportResult> {
  const counts = { created: 0, changed: 0, unchanged: 0, published: 0 };
  const problems: LineProblem[] = [];
  const waiting = deals.values();
  const lookUp = await api.hasAny();
  let done = 0;
  const work = async () => {
    // The workers share the iterator: each takes the next free deal.
    for (const imported of waiting) {
      try {
        const existing = lookUp ? await api.find(imported.deal) : undefined;
        const { outcome, published } = await importOne(api, imported, existing, publish);
        counts[outcome] += 1;
        if (published) counts.published += 1;
      } catch (error) {
        if (!(error instanceof RequestRefused)) throw error;
        problems.push(...problemsOf(imported.line, error));
      }
      onProgress(++done);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return { counts, problems };
}

async function importOne(
  api: DealsApi,
  imported: ImportedDeal,
  existing: AdminDeal | undefined,
  publish: boolean,
): Promise<{ outcome: Outcome; published: boolean }> {
  const decision = decideImport(imported, existing, publish);
  if (!existing) {
    const created = await api.create(imported.deal);
    if (publish) await api.publish(created);
    return { outcome: 'created', published: publish };
  }
  if (decision.kind !== 'change') return { outcome: 'unchanged', published: false };
  const { patch, total } = decision;
  // The limit per customer must fit the total at every moment. More units are set before the terms, fewer after.
  if (total !== undefined && total > existing.quantityTotal) await api.setStock(existing, total);
  if (patch) await api.update(existing, patch);
  if (total !== undefined && total < existing.quantityTotal) await api.setStock(existing, total);
  if (decision.publish) await api.publish(existing);
  return { outcome: 'changed', published: decision.publish };
}

function problemsOf(line: number, { problem, message }: RequestRefused): LineProblem[] {
  const fields = problem.errors ?? [];
  return fields.length > 0
    ? fields.map(({ path, message }) => ({ line, column: path.replace(/^body\./, ''), reason: message }))
    : [{ line, column: '-', reason: message }];
}
