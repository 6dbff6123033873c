/**
 * Runs `work` on every item, at most `width` at a time, and waits for all of them.
 * @returns the outcome of each item, in the order of the items; never throws
 */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<PromiseSettledResult<R>[]> {
  const outcomes: PromiseSettledResult<R>[] = new Array(items.length);
  const queue = items.entries();
  const lane = async () => {
    // All lanes draw from one iterator, so each item is processed once.
    for (const [index, item] of queue) {
      outcomes[index] = await work(item).then(
        (value) => ({ status: 'fulfilled', value }),
        (reason: unknown) => ({ status: 'rejected', reason }),
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  return outcomes;
}
