import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LineOutcome, simulateLineOf } from './waiting/simulate-line.ts';

const runs = Number(process.env.RUNS ?? 100);
/** Six thousand turns with 200 people: the same each time, unless a seed is named. */
const manySeed = Number(process.env.SEED ?? 1);
const firstSeed = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** What has to happen at least once, or the test would prove less than it says. */
const expected = [
  ...['offered', 'left', 'sale_over'].map((end) => `entry ${end}`),
  ...['confirmed', 'cancelled', 'expired'].map((status) => `offer ${status}`),
  'order confirmed',
  ...['crash before', 'crash after', 'answer lost', 'conflict', 'repeated'],
];

/** The same of one long run. */
const expectedOfMany = [
  'entry offered',
  ...['confirmed', 'cancelled', 'expired'].map((status) => `offer ${status}`),
  ...['crash before', 'crash after'],
];

const report = (seed: number, { violations, trace }: LineOutcome) =>
  `Seed ${seed} breaks a rule; SEED=${seed} RUNS=1 repeats it. The plainest run that still does:

${violations.join('\n')}

${trace().slice(-400).join('\n')}
`;

// Most errors here are refusals that somebody handles; making their stacks takes a tenth of the time.
const { stackTraceLimit } = Error;
beforeAll(() => {
  Error.stackTraceLimit = 0;
});
afterAll(() => {
  Error.stackTraceLimit = stackTraceLimit;
});

describe('a waiting list', () => {
  it(`keeps every rule in ${runs} interleavings, from seed ${firstSeed}`, { timeout: 600_000 }, async () => {
    const reached = new Set<string>();
    for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
      const outcome = await simulateLineOf(seed, 6, 150);
      if (outcome.violations.length > 0) expect.fail(report(seed, outcome));
      for (const each of outcome.reached) reached.add(each);
    }
    if (runs >= 100) expect([...reached]).toEqual(expect.arrayContaining(expected));
  });

  it(`serves 200 people with units that trickle back, from seed ${manySeed}`, {
    timeout: 600_000,
  }, async () => {
    const outcome = await simulateLineOf(manySeed, 200, 6_000);
    if (outcome.violations.length > 0) expect.fail(report(manySeed, outcome));
    expect(outcome.joined).toBe(200);
    expect([...outcome.reached]).toEqual(expect.arrayContaining(expectedOfMany));
  });
});
