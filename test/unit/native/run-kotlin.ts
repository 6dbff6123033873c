import { ask } from '../../shared/ask.ts';
import { jar, java } from './compile-kotlin.ts';

/** Runs a main class of the client's tests. @returns the lines it printed */
export async function runKotlin(main: string, ...args: readonly string[]): Promise<readonly string[]> {
  const classes = await ask('kotlin');
  const { stdout } = await java(['-cp', `${classes}:${jar('kotlin-stdlib')}`, main, ...args]);
  return stdout.trim().split('\n');
}
