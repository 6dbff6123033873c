import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import type { ConsoleSizes } from '../../../console/sizes.ts';

/** Measures in a process of its own, whose memory ends with it. */
async function measured(): Promise<ConsoleSizes> {
  const { stdout } = spawn(process.execPath, ['console/sizes.ts'], { stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(await text(stdout));
}

const kb = 1_000;
/** Charts and maps are for the pages that show one. */
const forSomePages =
  /(area|bar|line|mixed-line-bar|pie)-chart\/(?!async-store)|\/d3-|maplibre|leaflet|topojson|world-atlas/;

it('the console loads at most 400 KB of JavaScript first, and 120 KB more for a page', async () => {
  const { initial, pages, modules } = await measured();
  console.log(`the console: ${initial} bytes gzipped at first; further pages: ${JSON.stringify(pages)}`);
  expect(initial).toBeLessThanOrEqual(400 * kb);
  expect(Object.keys(pages).length).toBeGreaterThan(15);
  expect(Object.entries(pages).filter(([, bytes]) => bytes > 120 * kb)).toEqual([]);
  expect(modules.filter((id) => forSomePages.test(id))).toEqual([]);
});
