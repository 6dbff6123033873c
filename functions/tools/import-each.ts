import { type ImportedLine, importLine, refusedLine } from '../../lib/deals/import/import-line.ts';
import type { ImportedDeal, LineProblem } from '../../lib/deals/import/read-line.ts';
import { type DealsApi, RequestRefused } from './deals-api.ts';

export interface ImportResult {
  readonly counts: Readonly<Record<ImportedLine['outcome'] | 'published', number>>;
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
  const target = (await api.hasAny()) ? api : { ...api, find: async () => undefined };
  let done = 0;
  const work = async () => {
    // The workers share the iterator: each takes the next free deal.
    for (const imported of waiting) {
      try {
        const { outcome, published } = await importLine(target, imported, publish);
        counts[outcome] += 1;
        if (published) counts.published += 1;
      } catch (error) {
        if (!(error instanceof RequestRefused)) throw error;
        const { problem, message } = error;
        problems.push(...refusedLine(imported.line, { errors: problem.errors, message }));
      }
      onProgress(++done);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return { counts, problems };
}
