import { SourceMap } from 'node:module';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { ownSourceMap } from '../../../cdk/constructs/functions/own-source-map.ts';

/** A minified bundle with its map. */
function bundle() {
  const { outputFiles } = buildSync({
    stdin: {
      contents: 'function first() {\n  throw new Error("first");\n}\n\nif (globalThis.now) first();\n',
      sourcefile: 'ours.js',
    },
    bundle: true,
    minify: true,
    sourcemap: true,
    outfile: 'out.js',
    write: false,
  });
  const text = (suffix: string) => outputFiles.find(({ path }) => path.endsWith(suffix))?.text ?? '';
  return { code: text('.js'), map: text('.map') };
}

const map = (sources: string[], mappings: string) =>
  JSON.stringify({ version: 3, sources, names: ['n'], mappings });
const read = (text: string | undefined) => new SourceMap(JSON.parse(text ?? 'null'));

describe('ownSourceMap', () => {
  it('keeps every place of a source that is ours', () => {
    const { code, map: whole } = bundle();
    const own = read(ownSourceMap(whole, () => true));
    const before = new SourceMap(JSON.parse(whole));
    const place = (of: SourceMap, column: number) => {
      const entry = of.findEntry(0, column) as { originalLine?: number; originalColumn?: number };
      return [entry.originalLine, entry.originalColumn];
    };
    const columns = [...code.slice(0, code.indexOf('\n'))].map((_, column) => column);
    expect(columns.map((column) => place(own, column))).toEqual(
      columns.map((column) => place(before, column)),
    );
    expect(new Set(columns.map((column) => place(own, column)[0])).size).toBeGreaterThan(2);
  });

  it('forgets the sources of others, and does not take what follows ours for ours', () => {
    // Columns 0 and 4 are theirs (source 0), 8 is ours (source 1, line 2), 12 theirs again, and so on the next line.
    const text = map(['theirs.js', 'ours.ts'], 'AAAA,IACA,ICEAA,IDFA;ACEA,ID');
    const own = ownSourceMap(text, (source) => source === 'ours.ts');
    expect(JSON.parse(own ?? '')).toMatchObject({ sources: ['ours.ts'], names: [] });
    const at = (line: number, column: number) =>
      read(own).findEntry(line, column) as { originalSource?: string };
    expect(at(0, 4).originalSource).toBeUndefined();
    expect(at(0, 9)).toMatchObject({ originalSource: 'ours.ts', originalLine: 3 });
    expect(at(0, 13).originalSource).toBeUndefined();
    expect(at(1, 0)).toMatchObject({ originalSource: 'ours.ts' });
  });

  it('answers nothing where nothing is ours', () => {
    expect(ownSourceMap(map(['theirs.js'], 'AAAA'), () => false)).toBeUndefined();
  });
});
