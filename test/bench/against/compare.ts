import { measureAssets, measureSynth } from './assembly.ts';
import { measureImports } from './imports.ts';
import type { Samples } from './judge.ts';
import type { BenchOptions } from './options.ts';
import { cloudParts, measureCloud, type Sample, usualSizes } from './session.ts';
import type { Side } from './sides.ts';
import { commonFiles, measureSuite } from './suite/measure-suite.ts';

type Chosen = Pick<BenchOptions, 'parts' | 'runs' | 'buyers'>;

/** What both sides came to, by the name of the side. */
export type Compared = Readonly<Record<Side['name'], Samples>>;

/**
 * Measures both sides in turn, round after round: what the machine does besides meets both alike.
 * @param keep is given what there is after each step: a run that is stopped half-way was not for nothing
 */
export async function compare(
  sides: readonly Side[],
  { parts, runs, buyers }: Chosen,
  log: (line: string) => void,
  keep: (soFar: Compared) => void,
): Promise<Compared> {
  const samples = { before: {} as Record<string, number[]>, now: {} as Record<string, number[]> };
  const add = ({ name }: Side, id: string, value: number) => {
    samples[name][id] = [...(samples[name][id] ?? []), value];
  };
  const inTurn = async (rounds: number, work: (side: Side, say: typeof log) => Promise<Sample>) => {
    for (let round = 1; round <= rounds; round++)
      for (const side of sides) {
        const say = (line: string) => log(`[${round}/${rounds}] ${line}`);
        for (const [id, value] of Object.entries(await work(side, say))) add(side, id, value);
        keep(samples);
      }
  };
  const wants = (...some: Parameters<typeof parts.has>[0][]) => some.some((part) => parts.has(part));

  // Assets and imports need what a synth makes, once.
  if (wants('synth', 'assets', 'imports')) await inTurn(wants('synth') ? runs : 1, measureSynth);
  if (wants('assets')) await inTurn(1, async (side) => measureAssets(side));
  if (wants('imports')) await measureImports(sides, add, log);
  if (wants(...cloudParts))
    await inTurn(runs, (side, say) =>
      measureCloud({ side, parts, sizes: { ...usualSizes, buyers }, log: say }),
    );
  if (wants('suite')) {
    const files = commonFiles(sides.map(({ folder }) => folder));
    await inTurn(runs, (side, say) => measureSuite(side, files, say));
  }
  return samples;
}
