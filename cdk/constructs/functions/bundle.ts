import { globSync, linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { packagesBeside, putBeside } from './beside-code.ts';
import { hotHandlers } from './hot-handlers.ts';
import { builtinAliases } from './node-builtins.ts';
import { ownSourceMap } from './own-source-map.ts';

const root = join(import.meta.dirname, '../../..');

/** A function's code in a folder. The folder is the asset. */
export interface BundledHandler {
  readonly folder: string;
  /** `file.export`, for Lambda. The file's path is relative to the folder. */
  readonly handler: string;
}

/** Files that export a handler. Other files there are shared by handlers. */
export function handlerEntries(): string[] {
  const functions = join(root, 'functions');
  return globSync('{http,files,live,events,webhooks,schedules}/**/*.ts', { cwd: functions })
    .filter((path) => /^export .*\bhandler\b/m.test(readFileSync(join(functions, path), 'utf8')))
    .map((path) => path.replaceAll('\\', '/').replace(/\.ts$/, ''))
    .sort();
}

/**
 * Bundles every handler and returns the place of each. Hot handlers are bundled one by one, so each has only the code
 * it needs. All others are bundled together, so that shared code is parsed, shaken and written once. They lie in one
 * folder for each capability. docs/decisions/0060 has the figures.
 *
 * Each process has its own files, since tests and a local cloud synthesize in parallel.
 * @param together a folder that the caller keeps. All handlers that share parts then share one folder in it, so there are
 * a tenth of the files. Without it, the files are deleted when the process ends. By then the CDK has its copy in cdk.out.
 */
export async function bundleHandlers(together?: string): Promise<ReadonlyMap<string, BundledHandler>> {
  const output = together ?? ownFolder();
  // esbuild is written in Go. Without garbage collection it takes a fifth more memory and a third less time.
  process.env.GOGC ??= 'off';
  process.env.GOMEMLIMIT ??= '4GiB';
  const alias = builtinAliases(join(root, '.build/node-builtins'));
  const entries = handlerEntries();
  const alone = (entry: string) => hotHandlers.has(entry) || packagesBeside.has(entry);
  const hot = entries.filter(alone);
  const runs = [
    bundled(hot.filter(loadsLater), true, alias),
    bundled(
      hot.filter((entry) => !loadsLater(entry)),
      false,
      alias,
    ),
    bundled(
      entries.filter((entry) => !alone(entry)),
      true,
      alias,
    ),
  ];
  const found = new Map<string, BundledHandler>();
  const write = writer();
  for (const run of await Promise.all(runs))
    for (const [entry, files] of run) {
      const shared = together === undefined ? `shared/${capabilityOf(entry)}` : 'shared';
      const folder = join(output, alone(entry) ? entry : shared);
      for (const [path, text] of files) write(join(folder, path), text);
      putBeside(entry, folder);
      found.set(entry, { folder, handler: `${entry}.handler` });
    }
  return found;
}

function ownFolder(): string {
  mkdirSync(join(root, '.build'), { recursive: true });
  const folder = mkdtempSync(join(root, '.build/functions-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Returns `bookings` for `http/bookings/place-booking` and for `events/bookings/settle-orders`. */
const capabilityOf = (entry: string) => basename(dirname(entry));

/**
 * Returns the files of each handler: its own, and the parts that it imports, statically or dynamically.
 * @param splitting whether shared parts, and parts that a handler loads later, get files of their own
 */
async function bundled(
  entries: readonly string[],
  splitting: boolean,
  alias: Record<string, string>,
): Promise<Map<string, Map<string, string>>> {
  const { outputFiles, metafile } = await build({
    ...settings,
    alias,
    splitting,
    entryPoints: Object.fromEntries(entries.map((entry) => [entry, `functions/${entry}.ts`])),
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [pathOf(path), text]));
  for (const [path, text] of texts) if (path.endsWith('.map')) keepOwn(texts, path, text);
  return new Map(entries.map((entry) => [entry, filesOf(`${entry}.mjs`, metafile, texts)]));
}

/** Returns whether the handler imports a part of its code dynamically. Such a part gets a file of its own. */
const loadsLater = (entry: string): boolean =>
  readFileSync(join(root, `functions/${entry}.ts`), 'utf8').includes('await import(');

const outdir = join(root, '.build/out');
const pathOf = (path: string) => relative(outdir, path).replaceAll('\\', '/');
const isOurs = (source: string) => /(^|\/)(lib|functions)\//.test(source) && !source.includes('node_modules');

/** Keeps only our own sources in a map, and deletes a map without any. */
function keepOwn(texts: Map<string, string>, path: string, text: string): void {
  const map = ownSourceMap(text, isOurs);
  if (map) return void texts.set(path, map);
  texts.delete(path);
  const file = path.slice(0, -'.map'.length);
  texts.set(file, (texts.get(file) ?? '').replace(/\n\/\/# sourceMappingURL=.*\n$/, '\n'));
}

function filesOf(entry: string, { outputs }: Metafile, texts: ReadonlyMap<string, string>) {
  const reached = new Set([entry]);
  const prefix = `${relative(root, outdir).replaceAll('\\', '/')}/`;
  // Iterating over a set includes elements that are added meanwhile.
  for (const path of reached)
    for (const { path: imported, external } of outputs[prefix + path]?.imports ?? [])
      if (!external) reached.add(imported.slice(prefix.length));
  const files = [...reached].flatMap((path) => [path, `${path}.map`]);
  return new Map(files.flatMap((path) => (texts.has(path) ? [[path, texts.get(path) as string]] : [])));
}

/** Writes each text once. Where it is needed again, it gets another name, which takes a twentieth of the time. */
function writer(): (file: string, text: string) => void {
  const written = new Set<string>();
  const first = new Map<string, string>();
  return (file, text) => {
    if (written.has(file)) return;
    written.add(file);
    mkdirSync(dirname(file), { recursive: true });
    const same = first.get(text);
    if (same) return linkSync(same, file);
    first.set(text, file);
    writeFileSync(file, text);
  };
}

/**
 * Credential providers that Lambda does not use. Lambda puts credentials into the environment, where the SDK looks
 * first, so it loads none of these. They would be a quarter of each bundle, and so of each cold start.
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

const settings = {
  absWorkingDir: root,
  outdir,
  write: false,
  metafile: true,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'parts/[hash]',
  bundle: true,
  minify: true,
  keepNames: false,
  sourcemap: true,
  // Names and lines are enough for a stack trace, at a fifth of the size.
  sourcesContent: false,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // ESM first: a CommonJS build is not tree-shaken and uses `require`.
  mainFields: ['module', 'main'],
  external: [...otherCredentials],
  logLevel: 'warning',
} satisfies BuildOptions;
