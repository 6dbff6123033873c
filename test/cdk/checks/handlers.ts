import { readFileSync } from 'node:fs';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { handlerEntries } from '../../../cdk/constructs/functions/bundle.ts';
import { resourcesOf } from './synthesized.ts';

interface LambdaFunction {
  readonly FunctionName: string;
  readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
}

const entries = handlerEntries();
const functions = new Map(
  // dev has no edge, and so not its function.
  resourcesOf<LambdaFunction>('prod', 'AWS::Lambda::Function').map(({ properties }) => [
    properties.FunctionName,
    properties,
  ]),
);
const functionOf = (entry: string) =>
  functions.get(`stampede-prod-${entry.slice(entry.lastIndexOf('/') + 1)}`);

/** The files of this project that each handler is made of, all found in one run. */
const filesOf = (() => {
  const { metafile } = buildSync({
    entryPoints: entries.map((entry) => ({ in: `functions/${entry}.ts`, out: entry })),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outdir: 'unused',
    write: false,
    metafile: true,
  });
  return (entry: string) => {
    const files = new Set([`functions/${entry}.ts`]);
    // A set goes on to what is added to it meanwhile.
    for (const file of files)
      for (const { path, external } of metafile.inputs[file]?.imports ?? []) if (!external) files.add(path);
    return [...files];
  };
})();

/** The variables that a handler, or what it shares with its neighbours, reads when it starts. */
const variablesOf = (entry: string): string[] =>
  filesOf(entry)
    .map((path) => readFileSync(path, 'utf8'))
    .flatMap((text) => [...text.matchAll(/readEnvironment\(\s*\[([^\]]*)\]/g)])
    .flatMap(([, names = '']) => [...names.matchAll(/'([A-Z_]+)'/g)].map(([, name = '']) => name));

describe('handlers', () => {
  it('have a function each, and each function has one', () => {
    const names = entries.map((entry) => `stampede-prod-${entry.slice(entry.lastIndexOf('/') + 1)}`);
    expect(names.sort()).toEqual([...functions.keys()].sort());
  });

  it('place-booking starts without Stripe: only a one-click order loads it', () => {
    const { metafile } = buildSync({
      entryPoints: { index: 'functions/http/bookings/place-booking.ts' },
      bundle: true,
      packages: 'external',
      splitting: true,
      platform: 'node',
      format: 'esm',
      outdir: 'unused',
      write: false,
      metafile: true,
    });
    const startsWith = (output: string): string[] =>
      (metafile.outputs[output]?.imports ?? [])
        .filter(({ kind }) => kind === 'import-statement')
        .flatMap(({ path, external }) => (external ? [path] : startsWith(path)));
    const all = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
    expect(all).toContain('stripe');
    expect(startsWith('unused/index.js')).toContain('zod');
    expect(startsWith('unused/index.js')).not.toContain('stripe');
  });

  it('read variables, or the next test would prove nothing', () => {
    expect(variablesOf('http/bookings/place-booking')).toContain('PAYMENTS_TABLE');
  });

  it.each(entries)('%s gets every variable that it reads', (entry) => {
    const given = Object.keys(functionOf(entry)?.Environment.Variables ?? {});
    expect(variablesOf(entry).filter((name) => !given.includes(name))).toEqual([]);
  });
});
