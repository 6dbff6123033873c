import { statSync } from 'node:fs';

/**
 * Tells once when the packages under a running cloud are replaced: `npm ci` in another terminal deletes them first, and
 * what is loaded later is then missing or of another version.
 * @param lock npm's own record of what is installed, written anew by each install
 * @returns what ends the watch
 */
export function watchModules(lock: string, tell: (line: string) => void, everyMs = 2_000): () => void {
  const stamp = () => statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  const first = stamp();
  const timer = setInterval(() => {
    if (stamp() === first) return;
    clearInterval(timer);
    tell(
      'node_modules is being replaced while this runs (npm ci or npm install in another terminal?). What is not loaded yet may fail: when the install is done, stop this with Ctrl-C and start it again.',
    );
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
