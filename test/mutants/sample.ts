import { seededRandom } from '../../local/stripe/random.ts';

/** Some of them, the same ones for a seed. */
export function sampleOf<T>(all: readonly T[], size: number, seed: number): T[] {
  const next = seededRandom(seed);
  return all
    .map((each) => ({ each, place: next() }))
    .sort((one, other) => one.place - other.place)
    .slice(0, size)
    .map(({ each }) => each);
}
