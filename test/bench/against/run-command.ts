import { spawn } from 'node:child_process';

/** What a command came to. */
export interface Ran {
  readonly output: string;
  readonly seconds: number;
  /** User and system time in seconds, of all processes that it started and waited for. */
  readonly processorSeconds: number;
}

interface Where {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** How the shell tells what its children have used: two lines of `0m1.234s 0m0.567s`, the second is the children's. */
const timesOf = /^(\d+)m([\d.]+)s (\d+)m([\d.]+)s$/;

/**
 * Runs a command and counts its processor time by the shell's `times`, which POSIX has on every system.
 * @throws Error with the end of what it printed, when it fails
 */
export function runCommand(command: readonly string[], { cwd, env = process.env }: Where): Promise<Ran> {
  const [name = ''] = command;
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    // The times go to a stream of their own, so that nothing of the command is taken for them.
    const script = '"$@"; code=$?; times >&3; exit $code';
    const child = spawn('/bin/sh', ['-c', script, 'sh', ...command], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    let output = '';
    let times = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        output = (output + chunk).slice(-1_000_000);
      });
    child.stdio[3]?.on('data', (chunk) => {
      times += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code !== 0)
        return reject(new Error(`${name} ended with ${code} in ${cwd}:\n${output.slice(-3_000)}`));
      resolve({
        output,
        seconds: (performance.now() - begin) / 1_000,
        processorSeconds: readTimes(times),
      });
    });
  });
}

/** Seconds that the children have used, from what `times` prints. @throws Error when it is none of that */
export function readTimes(text: string): number {
  const [, userMinutes, user, systemMinutes, system] = text.trim().split('\n').at(-1)?.match(timesOf) ?? [];
  const seconds = (Number(userMinutes) + Number(systemMinutes)) * 60 + Number(user) + Number(system);
  if (Number.isNaN(seconds)) throw new Error(`The shell tells no times, but: ${text}`);
  return seconds;
}
