import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildApart } from '../../../console/build-apart.ts';

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
  await buildApart(root, folder);
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
