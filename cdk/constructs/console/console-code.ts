import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/**
 * Builds the console for a deployment, in a process of its own, beside the bundling of the handlers.
 * @returns the folder. It is deleted when the process ends. By then the CDK has its copy in cdk.out.
 * @throws Error with the output of the build
 */
export async function buildConsole(): Promise<string> {
  mkdirSync(join(root, '.build'), { recursive: true });
  const folder = mkdtempSync(join(root, '.build/console-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const child = spawn(process.execPath, ['console/build.ts', '--out', folder], { cwd: root });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk).slice(-20_000);
    });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code !== 0) throw new Error(`The console does not build:\n${output}`);
  return folder;
}

/** Returns a console without code, for tests of the templates. */
export function placeholderConsole(): string {
  const folder = join(root, '.build/placeholder-console');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html>\n<html lang="en">\n  <head></head>\n</html>\n');
  writeFileSync(join(folder, 'assets/index.js'), '');
  return folder;
}
