import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync } from 'esbuild';

/** Where a function's code comes from. */
export interface FunctionCode {
  /**
   * @param entry the handler file below `functions/` without `.ts`, as in `http/bookings/place-booking`
   * @param purpose what the function is for, for the error when the file is missing
   */
  of(entry: string, purpose: string): Code;
}

const root = join(import.meta.dirname, '../../..');

/** Code that does nothing, for tests of the templates. */
export const placeholderCode: FunctionCode = {
  of: () => Code.fromInline('export const handler = () => {};'),
};

/** Bundles every handler in one run of esbuild: a run for each (NodejsFunction) takes half a second each. */
export function bundledCode(): FunctionCode {
  const entries = new Set(handlerEntries());
  const output = bundle([...entries]);
  return {
    of(entry, purpose) {
      if (!entries.has(entry)) throw new Error(`No handler for ${purpose}: functions/${entry}.ts is missing`);
      return Code.fromAsset(join(output, entry));
    },
  };
}

/**
 * Ways to credentials that Lambda does not use: it puts them into the environment, where the SDK looks first and
 * loads none of these. They would be a quarter of each bundle, and so of each cold start.
 */
const otherCredentials = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

/** Files that export a handler; those beside them are what handlers share. */
export function handlerEntries(): string[] {
  const functions = join(root, 'functions');
  return globSync('{http,live,events,webhooks,schedules}/**/*.ts', { cwd: functions })
    .filter((path) => /^export .*\bhandler\b/m.test(readFileSync(join(functions, path), 'utf8')))
    .map((path) => path.replaceAll('\\', '/').replace(/\.ts$/, ''));
}

/**
 * Answers the folder of the bundles. It is this process's own, since tests and a laptop's cloud synthesize side by
 * side, and goes with it: the CDK has its copy in cdk.out by then.
 */
function bundle(entries: readonly string[]): string {
  mkdirSync(join(root, '.build'), { recursive: true });
  const output = mkdtempSync(join(root, '.build/functions-'));
  process.once('exit', () => rmSync(output, { recursive: true, force: true }));
  // esbuild is written in Go: without collecting garbage it takes a fifth more memory and a third less time.
  process.env.GOGC ??= 'off';
  process.env.GOMEMLIMIT ??= '4GiB';
  const [parted, whole] = [entries.filter(loadsLater), entries.filter((entry) => !loadsLater(entry))];
  buildSync({
    ...settings,
    entryPoints: Object.fromEntries(whole.map((entry) => [`${entry}/index`, sourceOf(entry)])),
    outdir: output,
  });
  // Parts lie beside their function, so each function has a run of its own.
  for (const entry of parted)
    buildSync({
      ...settings,
      entryPoints: { index: sourceOf(entry) },
      outdir: join(output, entry),
      splitting: true,
    });
  return output;
}

const sourceOf = (entry: string) => `functions/${entry}.ts`;

/** Whether the handler loads a part of its code only when it needs it: such a part gets a file of its own. */
const loadsLater = (entry: string): boolean =>
  readFileSync(join(root, sourceOf(entry)), 'utf8').includes('await import(');

const settings = {
  absWorkingDir: root,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  minify: true,
  keepNames: false,
  sourcemap: true,
  // Names and lines are enough for a stack trace, and a fifth of the size.
  sourcesContent: false,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // ESM first: a CommonJS build is neither tree-shaken nor free of `require`.
  mainFields: ['module', 'main'],
  external: [...otherCredentials],
  logLevel: 'warning',
} satisfies BuildOptions;
