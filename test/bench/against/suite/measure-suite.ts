import { cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runCommand } from '../run-command.ts';
import type { Sample } from '../session.ts';
import { environmentOf, forgetBuilds, type Side } from '../sides.ts';

const byName = (a: string, b: string) => (a < b ? -1 : 1);

/** Test files that both trees have, by their path in the tree. */
export function commonFiles(folders: readonly string[]): string[] {
  const [first = '', ...others] = folders;
  return globSync('test/**/*.test.ts', { cwd: first })
    .filter((file) => others.every((folder) => existsSync(join(folder, file))))
    .sort(byName);
}

/** What a run of the files took: `suite.run` and, of that, `suite.files` in seconds, and `suite:<path>` for each file. */
export async function measureSuite(
  side: Side,
  files: readonly string[],
  log: (line: string) => void,
): Promise<Sample> {
  log(`${side.name}: ${files.length} test files that both have …`);
  // Each run makes what the files share, the assembly too.
  forgetBuilds(side);
  const place = join(side.folder, '.build', 'bench-suite');
  const config = writeConfig(place, files);
  const logFile = join(place, 'files.jsonl');
  writeFileSync(logFile, '');
  const script = 'vitest run --config "$0" --reporter dot || echo SOME FAILED';
  const { output, processorSeconds } = await runCommand(['/bin/sh', '-c', script, config], {
    cwd: side.folder,
    env: environmentOf(side.folder, { BENCH_SUITE_LOG: logFile }),
  });
  if (output.includes('SOME FAILED')) log(`${side.name}: some tests failed:\n${output.slice(-2_000)}`);
  return suiteSample(readFileSync(logFile, 'utf8'), side.folder, processorSeconds);
}

/** The tree's own configuration, for these files alone and with the count beside its setup. */
function writeConfig(place: string, files: readonly string[]): string {
  mkdirSync(join(place, 'suite'), { recursive: true });
  for (const name of ['suite/setup.ts', 'processes.ts', 'process-table.ts'])
    cpSync(join(import.meta.dirname, '..', name), join(place, name));
  const config = join(place, 'vitest.config.ts');
  writeFileSync(
    config,
    `import config from '../../vitest.config.ts';
const { setupFiles = [], ...test } = config.test;
export default { ...config, test: { ...test, include: ${JSON.stringify(files)},
  setupFiles: [...setupFiles, ${JSON.stringify(join(place, 'suite', 'setup.ts'))}] } };
`,
  );
  return config;
}

/** @param lines what the setup has written, a line a file */
export function suiteSample(lines: string, folder: string, processorSeconds: number): Sample {
  const files = lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { file: string; processorMs: number })
    .map(({ file, processorMs }) => [`suite:${relative(folder, file)}`, processorMs / 1_000] as const);
  const all = files.reduce((sum, [, seconds]) => sum + seconds, 0);
  return { ...Object.fromEntries(files), 'suite.run': processorSeconds, 'suite.files': all };
}
