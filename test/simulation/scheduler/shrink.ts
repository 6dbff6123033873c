import type { Turn } from './choices.ts';

/**
 * Looks for a shorter run that still fails: without parts of its turns, large parts first, until no turn can be left
 * out. Each candidate is a whole run, so it stops after `mostRuns`. The first turn is the setting, and stays.
 * @see Zeller, Hildebrandt, "Simplifying and isolating failure-inducing input", IEEE TSE 28 (2), 2002
 */
export async function shrink(
  failing: readonly Turn[],
  fails: (turns: readonly Turn[]) => Promise<boolean>,
  mostRuns = 800,
): Promise<readonly Turn[]> {
  const [setting = [], ...turns] = failing;
  let best: readonly Turn[] = turns;
  let runs = 0;
  for (let size = Math.ceil(best.length / 2); size >= 1; ) {
    const before = best.length;
    for (let end = best.length; end > 0 && runs < mostRuns; end -= size) {
      const candidate = [...best.slice(0, Math.max(0, end - size)), ...best.slice(end)];
      runs += 1;
      if (await fails([setting, ...candidate])) best = candidate;
    }
    if (runs >= mostRuns) break;
    if (size > 1) size = Math.ceil(size / 2);
    else if (best.length === before) break;
  }
  return [setting, ...best];
}
