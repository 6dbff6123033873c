import { runProgram } from '../../lib/platform/command-line.ts';
import { readOptions, usage } from './rush/options.ts';

await runProgram(usage, async () => {
  const options = readOptions(process.argv.slice(2));
  // The rest takes a second to load, and is not needed to say what the program does.
  const { runRush } = await import('./rush/run-rush.ts');
  return runRush(options);
});
