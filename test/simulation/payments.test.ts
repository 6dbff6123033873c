import { expect, it } from 'vitest';
import { simulateSeed } from './simulate.ts';

const runs = Number(process.env.RUNS ?? 2_000);
const firstSeed = Number(process.env.SEED ?? Date.now() % 1_000_000);

it(`${runs} interleavings of payments keep every invariant, from seed ${firstSeed}`, async () => {
  const reached = new Set<string>();
  const started = process.cpuUsage();
  for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
    const outcome = await simulateSeed(seed);
    for (const each of outcome.reached) reached.add(each);
    if (outcome.violations.length > 0)
      expect.fail(`seed ${seed} (SEED=${seed} RUNS=1 repeats it) breaks a rule.
${outcome.violations.join('\n')}

${outcome.trace.join('\n')}`);
  }
  const { user, system } = process.cpuUsage(started);
  console.log([...reached].sort().join(', '), (user + system) / 1e6);
});
