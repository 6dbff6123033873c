import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallForce } from '../bench/rush/hostile-buyers/attacks/index.ts';
import { hostileTable, judgedChecks } from '../bench/rush/hostile-buyers/report.ts';
import { playVirtually } from '../bench/rush/hostile-buyers/virtual/play.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

// Most errors here are refusals that attackers meet.
const { stackTraceLimit } = Error;
beforeAll(() => {
  Error.stackTraceLimit = 0;
});
afterAll(() => {
  Error.stackTraceLimit = stackTraceLimit;
});

/** `npm run rush -- --hostile-buyers` plays the same with 2,000 honest buyers and attackers at their full rate. */
it(`honest buyers get their units, and Stripe’s turns, beside every kind of attackers (SEED=${seed})`, async () => {
  const { pair, checks } = await playVirtually({
    ...{ seed, honest: 400, units: 40, floodSeconds: 30, forces: smallForce },
    say: () => undefined,
  });
  const broken = checks.filter((check) => check.broken.length > 0);
  expect(broken, `${hostileTable(pair)}\n\n${judgedChecks(checks)}`).toEqual([]);
  // Each kind has to do what it is there for, or the test would prove less than it says.
  const got = new Map(
    pair.beside.attacked.map(({ kind, tally }) => [
      kind,
      [...tally.answers.values()].flatMap((each) => [...each.keys()]),
    ]),
  );
  expect(got.get('early_retries')).toContain('409 deal_not_live');
  for (const kind of ['guest_hoard', 'one_address', 'holders'] as const)
    expect(got.get(kind)).toContain('403 challenge_required');
  for (const kind of ['confirmation_pollers', 'card_testers'] as const)
    expect(got.get(kind)).toContain('200');
}, 120_000);
