import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, stop } from 'esbuild';

/**
 * Writes the gate as one module of JavaScript: a thread that has to strip types first takes twice as long to start.
 * Answers its file.
 */
export function writeGateModule(folder: string): string {
  const outfile = join(folder, 'gate.mjs');
  buildSync({
    entryPoints: [fileURLToPath(new URL('./gate.ts', import.meta.url))],
    outfile,
    ...{ bundle: true, format: 'esm', platform: 'node', logLevel: 'error' },
  });
  // Else its process stays for as long as this one.
  void stop();
  return outfile;
}
