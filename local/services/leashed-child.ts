import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A child process that ends together with this one, for any reason. */
export interface LeashedChild {
  /** Resolves with a message when the child has ended by itself. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/** Does the same as `leash.ts` with a fiftieth of its memory. Only Windows has no shell for it. */
const SHELL_LEASH = `
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
(read -r _ <&3; kill -9 $child) 2>/dev/null &
watch=$!
wait $child
code=$?
kill $watch 2>/dev/null
exit $code`;

/** Returns the command that runs this one, and kills it when its own standard input closes. */
export function leashed(command: string, parameters: string[]): [string, string[]] {
  if (process.platform !== 'win32') return ['/bin/sh', ['-c', SHELL_LEASH, 'leash', command, ...parameters]];
  return [process.execPath, [fileURLToPath(new URL('./leash.ts', import.meta.url)), command, ...parameters]];
}

/** Starts a command under a leash. Its output goes to the log file. */
export function startLeashed(command: string, parameters: string[], logFile: string): LeashedChild {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile, { flags: 'a' });
  // In its own process group, so that Ctrl-C in the terminal reaches this process first and everything stops in order.
  const child = spawn(...leashed(command, parameters), { detached: true });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  child.stdin.on('error', () => {});
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code) => resolve(`exited with code ${code}; see ${logFile}`));
  });
  return {
    ended,
    stop: async () => {
      child.stdin.end();
      await ended;
      log.end();
    },
  };
}
