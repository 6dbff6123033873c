/** Returns the next values of a source, best first. `undefined` when it has no more. */
export type RecordSource<T> = () => Promise<readonly T[] | undefined>;

/**
 * Merges ordered sources, and reads of each only what it needs.
 * @param before whether `a` comes before `b`
 */
export async function* merged<T>(
  sources: readonly RecordSource<T>[],
  before: (a: T, b: T) => boolean,
): AsyncGenerator<T> {
  const lanes = sources.map((next) => ({ next, waiting: [] as T[], done: false }));
  const refill = async (lane: (typeof lanes)[number]) => {
    while (lane.waiting.length === 0 && !lane.done) {
      const more = await lane.next();
      if (more) lane.waiting.push(...more);
      else lane.done = true;
    }
  };
  for (;;) {
    await Promise.all(lanes.map(refill));
    const [first, ...others] = lanes.filter(({ waiting }) => waiting.length > 0);
    if (!first) return;
    const best = others.reduce(
      (leader, lane) => (before(lane.waiting[0] as T, leader.waiting[0] as T) ? lane : leader),
      first,
    );
    yield best.waiting.shift() as T;
  }
}
