import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How long nothing must run before the memory is collected, in milliseconds. */
const REST_MS = 3_000;

/**
 * Returns a function to call when an invocation ends. When nothing has run for a while after it, this process collects
 * its garbage once. V8 keeps a young generation of up to 64 MB for as long as little is allocated, so the memory of a
 * rush would otherwise stay until the next one.
 */
export function giveBackMemory(isAtRest: () => boolean, collect = collector()): () => void {
  let timer: NodeJS.Timeout | undefined;
  const ring = () => {
    timer = undefined;
    if (isAtRest()) collect();
  };
  return () => {
    if (timer) timer.refresh();
    else timer = setTimeout(ring, REST_MS).unref();
  };
}

/** Node has the collector's function only in contexts that begin after this flag. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
