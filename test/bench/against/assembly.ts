import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';
import type { Sample } from './session.ts';
import { benchFolder, environmentOf, forgetBuilds, type Side } from './sides.ts';

/** Where the synthesized app of a side lies between rounds. */
export const assemblyOf = ({ name }: Pick<Side, 'name'>): string => join(benchFolder, `assembly-${name}`);

/** `cdk synth` as CI runs it, checks of the templates included, from nothing. */
export async function measureSynth(side: Side, log: (line: string) => void): Promise<Sample> {
  log(`${side.name}: cdk synth …`);
  const output = assemblyOf(side);
  rmSync(output, { recursive: true, force: true });
  forgetBuilds(side);
  const { seconds, processorSeconds } = await runCommand(['cdk', 'synth', '--quiet', '--output', output], {
    cwd: side.folder,
    env: environmentOf(side.folder),
  });
  return { 'synth.wall': seconds, 'synth.processor': processorSeconds };
}

/** What is uploaded: the files of all assets, each once however many functions share it. */
export function measureAssets(side: Pick<Side, 'name'>): Sample {
  const files = readdirSync(assemblyOf(side), { recursive: true, withFileTypes: true });
  const bytes = files
    .filter((file) => file.isFile() && /[\\/]asset\./.test(join(file.parentPath, file.name)))
    .reduce((sum, file) => sum + readFileSync(join(file.parentPath, file.name)).length, 0);
  return { 'assets.size': bytes / 1_000_000 };
}
