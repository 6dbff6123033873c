import { spawn } from 'node:child_process';

/** The last characters of a build's output are enough to see why it failed. */
const mostOutput = 20_000;

/**
 * Builds the console in a process of its own, whose memory ends with it.
 * @param project the folder of the repository
 * @param folder where the files go
 * @throws Error with the output of the build
 */
export async function buildApart(project: string, folder: string): Promise<void> {
  const child = spawn(process.execPath, ['console/build.ts', '--out', folder], { cwd: project });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk).slice(-mostOutput);
    });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code !== 0) throw new Error(`The console does not build:\n${output}`);
}
