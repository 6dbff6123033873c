import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ACCOUNT, REGION } from './names.ts';
import { leashed } from './services/leashed-child.ts';

const SOURCES = ['cdk', 'functions', 'lib', 'cdk.json', 'package-lock.json'];

/** The CDK CLI's own context: construct paths, which our errors name, and bundling of every stack. */
const CLI_CONTEXT = { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:bundling-stacks': ['**'] };
/** Switches off the source location of each resource. It costs a tenth of the synthesis, and nothing reads it here. */
const LESS = { 'aws:cdk:disable-stack-trace': true };
/** An assembly that is not finished, with the number of the process that makes it. */
const DRAFT = 'cdk.out.draft-';

/**
 * Synthesizes the CDK app for the stage `dev` and returns the assembly's folder. It runs the app directly, as the CDK
 * CLI does, but faster. While no source has changed, it returns the last assembly. An assembly is made in a folder of its
 * own and gets its name last, so that one that was broken off is never taken for a whole one.
 */
export async function synthesize(
  project: string,
  stateDir: string,
): Promise<{ folder: string; reused: boolean }> {
  const folder = join(stateDir, 'cdk.out');
  const fingerprint = fingerprintOf(project);
  if (markOf(folder) === fingerprint) return { folder, reused: true };

  removeDrafts(stateDir);
  const draft = join(stateDir, DRAFT + process.pid);
  mkdirSync(draft, { recursive: true });
  const { app = 'node cdk/app.ts', context = {} } = readJson(join(project, 'cdk.json'));
  await run(app, project, {
    CDK_OUTDIR: draft,
    CDK_CONTEXT_JSON: JSON.stringify({
      ...{ ...context, ...CLI_CONTEXT, ...LESS, stage: 'dev' },
      // The bundles are written into the assembly at once, and the CDK makes no copy: a third of the synthesis.
      ...{ 'aws:cdk:disable-asset-staging': true, assetsStay: join(draft, 'functions') },
      // local/console builds and serves the console, at its first request.
      console: 'false',
    }),
    CDK_DEFAULT_ACCOUNT: ACCOUNT,
    CDK_DEFAULT_REGION: REGION,
    // The rules for templates take half the time, and CI has checked them.
    CDK_VALIDATION: 'false',
  });
  nameAssetsFrom(draft);
  writeFileSync(join(draft, MARK), fingerprint);
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  return { folder, reused: false };
}

/** Holds the fingerprint of the sources. It lies in the assembly, so that one is never there without the other. */
const MARK = 'fingerprint';

function markOf(folder: string): string | undefined {
  const file = join(folder, MARK);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Removes what killed processes left. A process that lives may still be writing its own. */
function removeDrafts(stateDir: string): void {
  if (!existsSync(stateDir)) return;
  for (const name of readdirSync(stateDir)) {
    const pid = name.startsWith(DRAFT) ? Number(name.slice(DRAFT.length)) : undefined;
    if (pid !== undefined && (pid === process.pid || !isRunning(pid)))
      rmSync(join(stateDir, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The CDK names assets that stay by their whole paths. Named from the assembly, they are found wherever it is moved. */
function nameAssetsFrom(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.assets.json'))) {
    const file = join(folder, name);
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
      files?: Record<string, { source: { path: string } }>;
    };
    for (const { source } of Object.values(manifest.files ?? {}))
      if (source.path.startsWith(folder)) source.path = relative(folder, source.path);
    writeFileSync(file, JSON.stringify(manifest));
  }
}

function run(app: string, cwd: string, environment: Record<string, string>): Promise<void> {
  const [command = 'node', ...parameters] = app.split(' ');
  const executable = command === 'node' ? process.execPath : command;
  return new Promise((resolve, reject) => {
    // Killed with this process: it would go on for ten seconds, beside the next start's.
    const child = spawn(...leashed(executable, parameters), { cwd, env: { ...process.env, ...environment } });
    child.stdin.on('error', () => {});
    let output = '';
    const collect = (chunk: Buffer) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The CDK app does not synthesize (${app}):\n${output}`)),
    );
  });
}

function fingerprintOf(project: string): string {
  const hash = createHash('sha256');
  const add = (path: string) => {
    const name = join(project, path);
    if (!existsSync(name)) return;
    if (SOURCES.includes(path) && path.includes('.'))
      return void hash.update(path).update(readFileSync(name));
    for (const entry of readdirSync(name, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      hash.update(file).update(readFileSync(file));
    }
  };
  for (const source of SOURCES) add(source);
  return hash.digest('hex');
}

function readJson(file: string): { app?: string; context?: Record<string, unknown> } {
  return JSON.parse(readFileSync(file, 'utf8'));
}
