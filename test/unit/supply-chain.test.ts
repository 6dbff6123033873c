import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { DYNOXIDE_VERSION } from '../../local/services/dynamodb.ts';

const run = promisify(execFile);
const project = fileURLToPath(new URL('../..', import.meta.url));
const read = (...path: string[]) => readFileSync(join(project, ...path), 'utf8');

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly inBundle?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly engines?: Readonly<Record<string, string>>;
}
const lockOf = (...folder: string[]) =>
  Object.entries(JSON.parse(read(...folder, 'package-lock.json')).packages as Record<string, Locked>).filter(
    ([path, { link }]) => path.startsWith('node_modules/') && !link,
  );

/**
 * Binaries for platforms that the registry at hand does not have, so nobody here could hash them. `npm start` checks
 * their version (local/services/dynamodb.ts). This list may only become shorter.
 */
const withoutHash = [
  'node_modules/@dynoxide/darwin-arm64',
  'node_modules/@dynoxide/darwin-x64',
  'node_modules/@dynoxide/linux-arm64',
  'node_modules/@dynoxide/win32-x64',
];

describe('the lock file', () => {
  it.each(['.', 'mobile-sdk/example'])(
    'of %s names the hash of every package, but of those that cannot be had',
    (folder) => {
      const unknown = lockOf(folder).filter(([, { integrity, inBundle }]) => !integrity && !inBundle);
      expect(unknown.map(([path]) => path)).toEqual(folder === '.' ? withoutHash : []);
    },
  );

  it.each(['.', 'mobile-sdk/example'])(
    'of %s takes packages from the registry only, by strong hashes',
    (folder) => {
      for (const [path, { resolved, integrity }] of lockOf(folder)) {
        expect(resolved ?? '', path).not.toMatch(/^(git|http:|file:)|github\.com/);
        if (integrity) expect(integrity, path).toMatch(/^sha512-/);
      }
    },
  );

  it('pins what the project asks for to one version', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
    for (const [name, wanted] of Object.entries({
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
    }))
      expect(wanted, name).toMatch(/^(npm:[a-z-]+@)?\d+\.\d+\.\d+$/);
  });

  it('asks for no newer Node than the project does, so that `npm ci` has nothing to warn of', () => {
    const asking = lockOf('.').filter(([, { engines, inBundle }]) => engines && !inBundle);
    expect(
      asking.map(([path]) => path),
      '`npm install` wrote `engines` of these packages. Run: npm run generate',
    ).toEqual([]);
    const root = JSON.parse(read('package-lock.json')).packages[''];
    expect(root.engines).toEqual(JSON.parse(read('package.json')).engines);
  });
});

it('The version of the database that `npm start` checks is the one that is pinned', () => {
  const { optionalDependencies } = JSON.parse(read('package.json')) as {
    optionalDependencies: Record<string, string>;
  };
  const pinned = Object.entries(optionalDependencies).filter(([name]) => name.startsWith('@dynoxide/'));
  expect(pinned).toHaveLength(5);
  for (const [name, version] of pinned) expect(version, name).toBe(DYNOXIDE_VERSION);
});

// What the npm that runs these tests was told is no part of them.
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_config_')),
);

describe('the Node that the project brings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stampede-engines-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /**
   * Packages that ask for Node 24.3. Macs with Apple silicon have 24.0.0, the newest that the registry had
   * (docs/decisions/0052-the-supply-chain.md). This list may only become shorter.
   */
  const refusing24 = [
    '@react-native/babel-plugin-codegen',
    '@react-native/babel-preset',
    '@react-native/codegen',
  ];

  /**
   * Lets npm compare its own Node, which is the one of this test, with what the installed packages ask for.
   * @returns the names of those that ask for another
   */
  async function refused(changed: Readonly<Record<string, Locked['engines']>> = {}): Promise<string[]> {
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { engines?: unknown }> };
    for (const [path] of lockOf('.')) {
      const locked = lock.packages[path];
      if (!locked || !existsSync(join(project, path, 'package.json'))) continue;
      locked.engines = changed[path] ?? JSON.parse(read(path, 'package.json')).engines;
    }
    writeFileSync(join(folder, 'package.json'), read('package.json'));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
    const { stderr } = await run('npm', ['ci', '--dry-run', '--offline', '--ignore-scripts'], {
      cwd: folder,
      env: { ...environment, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) },
      maxBuffer: 16 * 1024 * 1024,
      shell: process.platform === 'win32',
    });
    return [...stderr.matchAll(/EBADENGINE +package: '(.+)@/g)].map(([, name = '']) => name).toSorted();
  }

  it('suits every package that is installed', { timeout: 120_000 }, async () => {
    const known = process.version === 'v24.0.0' ? refusing24 : [];
    expect(await refused()).toEqual(known);
    expect(await refused({ 'node_modules/fastify': { node: '>=99' } })).toEqual([...known, 'fastify']);
  });
});

describe('an install', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stampede-install-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A package whose script leaves a mark, in a project with our settings of npm or with none. */
  async function install(name: string, settings: string | undefined): Promise<boolean> {
    const [root, dependency] = [join(folder, name), join(folder, name, 'marking')];
    mkdirSync(dependency, { recursive: true });
    const marks = `node -e "require('fs').writeFileSync(process.env.MARK, '')"`;
    const scripts = { preinstall: marks, install: marks, postinstall: marks };
    writeFileSync(
      join(dependency, 'package.json'),
      JSON.stringify({ name: 'marking', version: '1.0.0', scripts }),
    );
    const npm = (parameters: string[], cwd: string) =>
      run('npm', parameters, {
        cwd,
        env: { ...environment, MARK: join(root, 'mark') },
        shell: process.platform === 'win32',
      });
    await npm(['pack', '--silent', '--ignore-scripts', '--pack-destination', root], dependency);
    const { allowScripts } = JSON.parse(read('package.json'));
    const dependencies = { marking: 'file:marking-1.0.0.tgz' };
    writeFileSync(
      join(root, 'package.json'),
      JSON.stringify({ name, version: '1.0.0', allowScripts, dependencies }),
    );
    await npm(['install', '--package-lock-only', '--offline', '--ignore-scripts'], root);
    if (settings !== undefined) writeFileSync(join(root, '.npmrc'), settings);
    await npm(['ci', '--offline'], root);
    expect(existsSync(join(root, 'node_modules', 'marking', 'package.json'))).toBe(true);
    return existsSync(join(root, 'mark'));
  }

  it('runs no script of a package', { timeout: 120_000 }, async () => {
    expect(await install('ours', read('.npmrc'))).toBe(false);
    expect(await install('phone', read('mobile-sdk', 'example', '.npmrc'))).toBe(false);
  });

  it('would run it without our settings, so the mark tells', { timeout: 120_000 }, async () => {
    expect(await install('without', read('.npmrc').replace('ignore-scripts=true\n', ''))).toBe(true);
  });

  it('knows each package that has a script, and needs none of them', () => {
    const scripted = lockOf('.').filter(([, { hasInstallScript }]) => hasInstallScript);
    const { allowScripts } = JSON.parse(read('package.json'));
    expect(allowScripts).toEqual(
      Object.fromEntries(scripted.map(([path]) => [path.replace('node_modules/', ''), false])),
    );
  });
});

describe('a workflow', () => {
  const workflows = readdirSync(join(project, '.github', 'workflows')).map((file) => ({
    file,
    text: read('.github', 'workflows', file),
  }));
  /** Its jobs by name: a key below `jobs:` and all that is indented under it. */
  const jobsOf = (text: string) =>
    [...text.slice(text.indexOf('\njobs:')).matchAll(/^ {2}([a-z-]+):\n((?: {3,}.*\n|\n)*)/gm)].map(
      ([, name = '', body = '']) => ({ name, body }),
    );

  it.each(workflows)('$file names each action by its hash, with the version beside it', ({ text }) => {
    for (const [line] of text.matchAll(/uses:.*/g))
      expect(line).toMatch(/^uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it.each(workflows)('$file may only read, apart from jobs that say more', ({ text }) => {
    expect(text.slice(0, text.indexOf('\njobs:'))).toMatch(/\npermissions:\n {2}contents: read\n(\n|$)/);
  });

  it('runs no package of npm where it can enter AWS, or publish', () => {
    const jobs = workflows.flatMap(({ file, text }) => jobsOf(text).map((job) => ({ file, ...job })));
    const trusted = jobs.filter(({ body }) => /id-token: write|secrets\./.test(body));
    expect(trusted.map(({ file, name }) => `${file} ${name}`)).toEqual([
      'deploy.yml diff',
      'deploy.yml deploy',
      'publish-sdk.yml publish',
    ]);
    for (const { name, body } of trusted)
      expect(body, name).not.toMatch(/npm (ci|install|test|run|exec)|npx |actions\/checkout/);
  });
});
