import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import * as buyerOperations from '../../../mobile-sdk/src/generated/operations.ts';

const src = new URL('../../../mobile-sdk/src/', import.meta.url).pathname;

async function bundled(source: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: src, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2020',
    tsconfig: `${src}../tsconfig.json`,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  return {
    text: outputFiles[0]?.text ?? '',
    minified: code.length,
    gzip: gzipSync(code, { level: 9 }).length,
    inputs: Object.keys(metafile.inputs),
    /** The bytes that the files of the generated list of operations became. */
    listed: Object.values(metafile.outputs)
      .flatMap(({ inputs }) => Object.entries(inputs))
      .filter(([path]) => /generated\/(operations|resources)\.ts$/.test(path))
      .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0),
  };
}

const kilobyte = 1_000;

describe('the size of the SDK', () => {
  it('with three operations is at most 16.4 KB minified and 7.5 KB gzipped', async () => {
    const { minified, gzip, text } = await bundled(
      `import { createCore, getDeal, listDeals, placeBooking } from './core.ts';
       export const core = createCore({ baseUrl: '' });
       export const deals = () => core.list(listDeals, {});
       export const deal = (dealId) => core.call(getDeal, { path: { dealId } });
       export const place = (dealId) => core.call(placeBooking, { body: { dealId } });`,
    );
    console.log(`three operations: ${minified} bytes minified, ${gzip} gzipped`);
    expect(minified).toBeLessThanOrEqual(16.4 * kilobyte);
    expect(gzip).toBeLessThanOrEqual(7.5 * kilobyte);
    expect(text, 'what nobody imported').not.toContain('/v1/me');
  });

  // A new operation adds its line to the list. It must not need a new bound here.
  it('as a whole, without React, is at most 38.4 KB minified, and 57 bytes an operation', async () => {
    const { minified, gzip, inputs, listed } = await bundled(`export * from './index.ts';`);
    console.log(`all of it: ${minified} bytes minified, ${gzip} gzipped`);
    expect(minified - listed).toBeLessThanOrEqual(38.4 * kilobyte);
    expect(listed).toBeGreaterThan(0);
    expect(listed / Object.keys(buyerOperations).length).toBeLessThanOrEqual(57);
    expect(inputs.filter((path) => path.includes('node_modules'))).toEqual([]);
  });
});
