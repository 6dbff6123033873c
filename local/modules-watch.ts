import { statSync } from 'node:fs';

/**
 * Calls back once when the packages under a running cloud are replaced. `npm ci` in another terminal deletes them
 * first. A later import is then missing or has another version.
 * @param lock npm's own record of installed packages, which each install rewrites
 * @returns a function that ends the watch
 */
export function watchModules(lock: string, tell: (line: string) => void, everyMs = 2_000): () => void {
  const stamp = () => statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  const first = stamp();
  const timer = setInterval(() => {
    if (stamp() === first) return;
    clearInterval(timer);
    tell(
      'The packages in node_modules are being replaced, perhaps by npm ci or npm install in another terminal. Code that is not loaded yet may fail. When the install is done, stop this program with Ctrl-C and start it again.',
    );
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
