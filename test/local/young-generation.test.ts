import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** Fills the young generation in a process of its own, and returns its size in MB, then and once the bound was lifted. */
function sizes(begin: string): readonly [number, number] {
  const module = new URL('../../local/lambda/young-generation.ts', import.meta.url).href;
  const script = `
    import { setTimeout as sleep } from 'node:timers/promises';
    import v8 from 'node:v8';
    import { boundYoungGeneration } from '${module}';
    const size = () => v8.getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space').space_size / 2 ** 20;
    const kept = [];
    const work = async (turns) => {
      for (let turn = 0; turn < turns; turn++) {
        for (let at = 0; at < 20_000; at++) kept[(turn * 20_000 + at) % 200_000] = { at, list: [at, at + 1] };
        await sleep(size() < 14 ? 20 : 1);
      }
    };
    const end = ${begin};
    for (let round = 0; round < 100 && size() < 12; round++) await work(1);
    await sleep(1_200);
    await work(150);
    const bound = size();
    end();
    await work(150);
    console.log(JSON.stringify([bound, size()]));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  return JSON.parse(output) as [number, number];
}

describe('the young generation', () => {
  it('stops growing while it is bound, and grows again afterwards', () => {
    const [bound, after] = sizes('boundYoungGeneration()');
    expect(bound).toBeLessThan(70);
    expect(after).toBeGreaterThan(bound);
  });
});
