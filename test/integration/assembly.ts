import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { synthesize } from '../../local/synthesize.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** The synthesized app, made once and again only when a source has changed. */
export async function assembly(): Promise<string> {
  const folder = join(project, '.build', 'test');
  mkdirSync(folder, { recursive: true });
  return (await synthesize(project, folder)).folder;
}
