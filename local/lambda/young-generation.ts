import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** The size at which this thread's young generation stops growing, in bytes: two halves of 8 MB, and some. */
const ENOUGH = 16 * 2 ** 20;
/** How often its size is compared, in milliseconds. */
const LOOK_MS = 500;

/**
 * Keeps the young generation of this thread at some 16 MB. By default V8 lets it grow to 134 MB, as soon as more than a
 * little survives a collection, and keeps it there: a cloud that sells four units a second grew for half an hour. Its
 * limit can only be given on the command line, and `npm start` must not need one. The factor by which it grows is read
 * at each collection. The flag is the whole process's, so heaps of threads begin at the size that they need.
 * @returns a function that ends it
 */
export function boundYoungGeneration(): () => void {
  setFlagsFromString('--min-semi-space-size=4');
  const look = () => {
    const size = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? 0;
    setFlagsFromString(`--semi-space-growth-factor=${size < ENOUGH ? 2 : 1}`);
  };
  const timer = setInterval(look, LOOK_MS).unref();
  return () => {
    clearInterval(timer);
    setFlagsFromString('--semi-space-growth-factor=2');
  };
}
