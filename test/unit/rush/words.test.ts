import { expect, it } from 'vitest';
import type { Outcome } from '../../bench/rush/buyer.ts';
import type { RushResult } from '../../bench/rush/report.ts';
import { headline } from '../../bench/rush/words.ts';

const outcome = (verdict: Outcome['verdict']): Outcome => ({
  ...{ verdict, path: 'queue', duplicated: false, collapsed: false, acceptMs: 1, decisionMs: 2, retries: 0 },
});
const result = (verdicts: Outcome['verdict'][], held: number) =>
  ({
    options: { buyers: verdicts.length, stock: 1 },
    outcomes: verdicts.map(outcome),
    reconciliation: { held, sold: 0, claimed: 0, balanced: true },
    watched: undefined,
  }) as unknown as RushResult;

it('says first what a rush has shown', () => {
  expect(headline(result(['held', 'rejected', 'rejected'], 1))).toBe(
    `PASS  3 buyers wanted 1 units: 1 got one, 2 were told that it is sold out.
      Nobody was sold a unit that was not there, and every buyer has an answer.`,
  );
});

it('says first what broke', () => {
  expect(headline(result(['held', 'held', 'unanswered'], 2))).toMatch(
    /^FAIL\n {2}BROKEN: oversold: 2 of 1 units/,
  );
});
