import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statfsSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './run-command.ts';

/** A tree that is measured. */
export interface Side {
  readonly name: 'before' | 'now';
  /** As the table names it. */
  readonly title: string;
  readonly commit: string;
  /** Where its files are, installed. */
  readonly folder: string;
  /** Files that the commit does not have, or has otherwise. */
  readonly changedFiles: number;
}

export const project = fileURLToPath(new URL('../../..', import.meta.url));

/** Everything that the bench keeps; Git ignores it. */
export const benchFolder = join(project, '.build', 'bench');

const gigabyte = 2 ** 30;
/** The packages of one tree, and as much again for states and assemblies. */
const neededBytes = 3 * gigabyte;

/** The full name of a commit. @throws Error when there is no Git here, or no such commit */
export async function findCommit(name: string, repository: string): Promise<string> {
  const found = await git(repository, 'rev-parse', '--verify', '--quiet', `${name}^{commit}`);
  if (!found)
    throw new Error(`There is no commit ${name} in ${repository}. git fetch brings what others have.`);
  return found;
}

/** @throws Error that says what is missing: Git, or a repository */
async function git(repository: string, ...parameters: string[]): Promise<string> {
  await runCommand(['git', 'rev-parse', '--git-dir'], { cwd: repository }).catch((cause) => {
    throw new Error(`The bench needs Git, and a clone with its history: ${repository} is none.`, { cause });
  });
  return runCommand(['git', ...parameters], { cwd: repository }).then(
    ({ output }) => output.trim(),
    () => '',
  );
}

/**
 * A commit, beside the working tree, with packages of its own. It is kept by its name, so that a second run finds it.
 * A tree that was left half-made is made anew.
 */
export async function commitSide(
  commit: string,
  { repository = project, folder = benchFolder, log }: Place,
): Promise<Side> {
  const target = join(folder, 'trees', commit);
  const short = commit.slice(0, 7);
  const side: Side = { name: 'before', title: short, commit, folder: target, changedFiles: 0 };
  if (existsSync(target)) return side;
  const making = `${target}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  refuseFullDisk(making);
  log(`Unpacking ${short}, and npm ci there; this takes minutes, once …`);
  const archive = `${making}.tar`;
  await runCommand(['git', 'archive', '--output', archive, commit], { cwd: repository });
  await runCommand(['tar', '-xf', archive, '-C', making], { cwd: repository });
  rmSync(archive);
  await runCommand(['npm', 'ci', '--no-audit', '--no-fund'], { cwd: making, env: environmentOf(making) });
  renameSync(making, target);
  return side;
}

interface Place {
  readonly repository?: string;
  readonly folder?: string;
  log(line: string): void;
}

/**
 * The working tree as it is now, changes included, as a copy: who goes on editing does not disturb the run, and what
 * the copy keeps from one start to the next can be thrown away. Its packages are those of the working tree.
 */
export async function workingSide(): Promise<Side> {
  const commit = await findCommit('HEAD', project);
  const changes = await git(project, 'status', '--porcelain');
  const changedFiles = changes ? changes.split('\n').length : 0;
  const folder = join(benchFolder, 'trees', 'working');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  refuseFullDisk(folder);
  const files = await git(project, 'ls-files', '-z', '--cached', '--others', '--exclude-standard');
  for (const file of files.split('\0'))
    if (file && existsSync(join(project, file))) cpSync(join(project, file), join(folder, file));
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  const title = commit.slice(0, 7) + (changedFiles > 0 ? ` and ${changedFiles} changed files` : '');
  return { name: 'now', title, commit, folder, changedFiles };
}

/** Has the next start or synth begin from nothing. */
export function forgetBuilds({ folder }: Pick<Side, 'folder'>): void {
  for (const kept of ['.local', '.build', 'cdk.out'])
    rmSync(join(folder, kept), { recursive: true, force: true });
}

/** The environment of commands in a tree: its own Node and tools, and nothing of how npm was called here. */
export function environmentOf(folder: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('npm_') && !name.startsWith('NODE_') && name !== 'INIT_CWD',
  );
  const PATH = [join(folder, 'node_modules', '.bin'), ...outerPath()].join(delimiter);
  return { ...Object.fromEntries(own), PATH, ...more };
}

/** Without the folders that npm put before it: they hold this tree's tools. */
const outerPath = (): string[] =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith(join('node_modules', '.bin')));

/** Its own Node, if it brings one. */
export function nodeOf(folder: string): string {
  const own = join(folder, 'node_modules', '.bin', 'node');
  return existsSync(own) ? own : process.execPath;
}

/** @throws Error when a tree and what is measured in it would not fit */
export function refuseFullDisk(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < neededBytes)
    throw new Error(
      `${folder} has ${(free / gigabyte).toFixed(1)} GB free, and the bench needs ${neededBytes / gigabyte}. ` +
        'npm run bench -- --clean removes what earlier runs kept there.',
    );
}
