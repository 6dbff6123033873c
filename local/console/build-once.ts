import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['console/**/*.{ts,tsx,css,json,html,svg}', 'mobile-sdk/src/**/*.ts', 'package-lock.json'];

/** The console's files, built when somebody asks for them. */
export interface ConsoleBuild {
  /** The folder; undefined while it is being built; the reason when it does not build. */
  folder(): string | Error | undefined;
}

/** Builds the console in a process of its own, whose memory ends with it, unless these sources were built before. */
export function buildOnce(project: string, log: (line: string) => void): ConsoleBuild {
  const folder = join(project, '.build/console');
  const mark = join(project, '.build/console.fingerprint');
  let state: string | Error | undefined;
  let isBuilding = false;
  const begin = () => {
    const fingerprint = fingerprintOf(project);
    if (
      existsSync(mark) &&
      existsSync(join(folder, 'index.html')) &&
      readFileSync(mark, 'utf8') === fingerprint
    ) {
      state = folder;
      return;
    }
    isBuilding = true;
    log('Building the console …');
    const child = spawn(process.execPath, ['console/build.ts', '--out', folder], { cwd: project });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output = (output + chunk).slice(-5_000);
      });
    const end = (result: string | Error) => {
      isBuilding = false;
      state = result;
      if (typeof result === 'string') writeFileSync(mark, fingerprint);
      log(
        typeof result === 'string' ? 'Built the console.' : `The console does not build: ${result.message}`,
      );
    };
    child.once('error', end);
    child.once('exit', (code) => end(code === 0 ? folder : new Error(output)));
  };
  return {
    folder() {
      if (state === undefined && !isBuilding) begin();
      return state;
    },
  };
}

function fingerprintOf(project: string): string {
  const hash = createHash('sha256');
  for (const name of globSync([...sources], { cwd: project }).sort())
    hash.update(name).update(readFileSync(join(project, name)));
  return hash.digest('hex');
}
