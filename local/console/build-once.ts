import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildApart } from '../../console/build-apart.ts';

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
    buildApart(project, folder).then(
      () => {
        isBuilding = false;
        state = folder;
        writeFileSync(mark, fingerprint);
        log('Built the console.');
      },
      (error: Error) => {
        isBuilding = false;
        state = error;
        log(error.message);
      },
    );
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
