import { spawn } from 'node:child_process';

/**
 * Runs the command in its arguments and kills it when standard input closes. The operating system closes that pipe
 * however the parent ends, `kill -9` included, so the command cannot outlive it.
 */
const [command, ...parameters] = process.argv.slice(2);
if (!command) throw new Error('usage: leash.ts COMMAND [ARGUMENT…]');

const child = spawn(command, parameters, { stdio: ['ignore', 'inherit', 'inherit'] });
child.once('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.once('exit', (code) => process.exit(code ?? 1));
process.stdin.resume();
process.stdin.once('close', () => child.kill('SIGKILL'));
