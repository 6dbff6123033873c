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

/** Starts a command under a leash; its output goes to the log file. */
export function startLeashed(command: string, parameters: string[], logFile: string): LeashedChild {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile, { flags: 'a' });
  const leash = fileURLToPath(new URL('./leash.ts', import.meta.url));
  // In a process group of its own, so that Ctrl-C in the terminal reaches us first and we stop in order.
  const child = spawn(process.execPath, [leash, command, ...parameters], { detached: true });
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
