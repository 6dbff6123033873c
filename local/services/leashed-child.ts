import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A child process that ends with this one, whatever ends it. */
export interface LeashedChild {
  /** Resolves with a message once the child has ended by itself. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/** What `leash.ts` does, for a fiftieth of its memory: only Windows has no shell for it. */
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

function leashed(command: string, parameters: string[]): [string, string[]] {
  if (process.platform !== 'win32') return ['/bin/sh', ['-c', SHELL_LEASH, 'leash', command, ...parameters]];
  return [process.execPath, [fileURLToPath(new URL('./leash.ts', import.meta.url)), command, ...parameters]];
}

/** Starts a command under a leash; its output goes to the log file. */
export function startLeashed(command: string, parameters: string[], logFile: string): LeashedChild {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile, { flags: 'a' });
  // In a process group of its own, so that Ctrl-C in the terminal reaches us first and we stop in order.
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
