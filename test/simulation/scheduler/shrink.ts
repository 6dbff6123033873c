/**
 * Looks for a plainer list of choices that still fails: first without its end, then without parts of it, then with
 * plainer options in it. Each candidate is a whole run, so it stops after `mostRuns`.
 * @param fails runs the choices; answers those that were made in the end when it still fails
 * @see https://doi.org/10.4230/LIPIcs.ECOOP.2020.13 on shrinking what was drawn instead of what was made of it
 */
export async function shrink(
  failing: readonly number[],
  fails: (choices: readonly number[]) => Promise<boolean>,
  mostRuns = 600,
): Promise<readonly number[]> {
  let best = failing;
  let runs = 0;
  const better = async (candidate: readonly number[]): Promise<boolean> => {
    if (runs >= mostRuns) return false;
    runs += 1;
    if (!(await fails(candidate))) return false;
    best = candidate;
    return true;
  };
  for (let before = ''; before !== best.join() && runs < mostRuns; ) {
    before = best.join();
    for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
      for (let end = best.length; end > 0; end -= size) {
        const start = Math.max(0, end - size);
        await better([...best.slice(0, start), ...best.slice(end)]);
      }
    for (let index = best.length - 1; index >= 0; index -= 1)
      for (const plainer of [0, 1]) {
        const value = best[index] ?? 0;
        if (value > plainer && (await better(best.with(index, plainer)))) break;
      }
  }
  return best;
}
