import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** Fills the young generation in a process of its own, after `begin`, and returns its size in MB. */
function sizeAfter(begin: string): number {
  const module = new URL('../../local/lambda/young-generation.ts', import.meta.url).href;
  const script = `
    import { setTimeout as sleep } from 'node:timers/promises';
    import v8 from 'node:v8';
    import { boundYoungGeneration } from '${module}';
    const size = () => v8.getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space').space_size / 2 ** 20;
    const kept = [];
    const work = (turn) => {
      for (let at = 0; at < 20_000; at++) kept[(turn * 20_000 + at) % 200_000] = { at, list: [at, at + 1] };
    };
    ${begin};
    // The bound is looked at between the turns, as often as it takes.
    for (let turn = 0; turn < 300 && size() < 16; turn++) {
      work(turn);
      await sleep(size() < 12 ? 1 : 600);
    }
    await sleep(1_200);
    for (let turn = 0; turn < 150; turn++) work(turn);
    console.log(size());`;
  return Number(
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }),
  );
}

describe('the young generation', () => {
  it('stops growing while it is bound', () => {
    const free = sizeAfter('');
    expect(sizeAfter('boundYoungGeneration()')).toBeLessThan(free / 2);
  });

  it('grows again when the bound is lifted', () => {
    const free = sizeAfter('');
    expect(sizeAfter('boundYoungGeneration()()')).toBe(free);
  });
});
