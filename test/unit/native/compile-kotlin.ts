import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

export const folder = 'mobile-sdk/kotlin';
const lib = join(dirname(createRequire(import.meta.url).resolve('kotlin-compiler/package.json')), 'lib');
export const jar = (name: string) => join(lib, `${name}.jar`);
const compiler = [
  'kotlin-compiler',
  'kotlin-stdlib',
  'kotlin-reflect',
  'kotlinx-coroutines-core-jvm',
  'annotations-13.0',
].map(jar);
/** Little memory, one thread for garbage, no second compiler of bytecode: it runs once. */
const jvm = ['-Xmx768m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
export const java = (args: readonly string[]) => promisify(execFile)('java', [...jvm, ...args]);

/** Whether a JVM is here: where there is none, the tests of it say so and are skipped. */
export const hasJava = (() => {
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** Compiles with the standard library alone, and takes a warning for an error. What has not changed is not compiled again. */
export async function compiled(): Promise<string> {
  const sources = globSync(`${folder}/src/**/*.kt`).toSorted();
  const hash = createHash('sha256');
  for (const path of sources) hash.update(readFileSync(path));
  const output = `.build/kotlin-${hash.digest('hex').slice(0, 16)}.jar`;
  if (existsSync(output)) return output;
  const settings = ['-no-reflect', '-no-stdlib', '-Werror', '-cp', jar('kotlin-stdlib'), '-d', output];
  await java([
    '-cp',
    compiler.join(':'),
    'org.jetbrains.kotlin.cli.jvm.K2JVMCompiler',
    ...settings,
    ...sources,
  ]);
  return output;
}
