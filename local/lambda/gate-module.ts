import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, stop } from 'esbuild';

/**
 * Writes the gate as one JavaScript module, because a thread that must strip types first takes twice as long to start.
 * Returns the file.
 */
export function writeGateModule(folder: string): string {
  const outfile = join(folder, 'gate.mjs');
  buildSync({
    entryPoints: [fileURLToPath(new URL('./gate.ts', import.meta.url))],
    outfile,
    ...{ bundle: true, format: 'esm', platform: 'node', logLevel: 'error' },
  });
  // Otherwise its process would live as long as this one.
  void stop();
  return outfile;
}
