import type { Planned } from './plan.ts';
import { runTests } from './run-tests.ts';
import type { Outcome } from './verdict.ts';

/** Drops one clause after another, some side by side; tells of each as it is known. */
export async function tryMutants(
  mutants: readonly Planned[],
  {
    lanes,
    folder,
    tell,
  }: { lanes: number; folder: string; tell: (mutant: Planned, outcome: Outcome) => void },
): Promise<void> {
  const waiting = [...mutants];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) tell(next, await tryOne(next, folder));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function tryOne({ site, clause, files }: Planned, folder: string): Promise<Outcome> {
  const { failed } = await runTests({ kind: 'mutant', mutant: { site, clause }, files }, folder, 1);
  const [first] = failed;
  return first ? { kind: 'missed', by: first.test, says: first.says } : { kind: 'survived' };
}
