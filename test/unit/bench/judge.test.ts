import { describe, expect, it } from 'vitest';
import { bars } from '../../bench/against/bars.ts';
import { barsAgainst, judge } from '../../bench/against/judge.ts';
import { type Measure, measures } from '../../bench/against/measures.ts';
import { table } from '../../bench/against/table.ts';

const cost: Measure = { id: 'cost', part: 'rush', label: 'cost', unit: 'ms', takes: 'median' };
const load: Measure = { id: 'load', part: 'imports', label: 'load', unit: 'ms', takes: 'least' };

describe('judge', () => {
  it('compares medians, and the least of the imports', () => {
    const samples = {
      before: { cost: [90, 30, 40], load: [12, 10, 30] },
      now: { cost: [10, 99, 8], load: [5, 50, 6] },
    };
    expect(judge([cost, load], samples, {}).map(({ before, now, ratio }) => [before, now, ratio])).toEqual([
      [40, 10, 0.25],
      [10, 5, 0.5],
    ]);
  });

  it.each([
    ['at most', { atMost: 0.5 }, 50, true],
    ['at most', { atMost: 0.5 }, 51, false],
    ['at least', { atLeast: 3 }, 300, true],
    ['at least', { atLeast: 3 }, 299, false],
  ])('takes a bar of %s (%o) for %d against 100 as met: %s', (_, bar, now, met) => {
    const [row] = judge([cost], { before: { cost: [100] }, now: { cost: [now] } }, { cost: bar });
    expect(row?.met).toBe(met);
  });

  it('misses a bar whose figure is missing, and asks nothing without a bar', () => {
    const samples = { before: { cost: [1], load: [1] }, now: { load: [1] } };
    const rows = judge([cost, load], samples, { cost: { atMost: 2 } });
    expect(rows.map(({ met }) => met)).toEqual([false, undefined]);
  });
});

describe('bars', () => {
  it('are found by a commit’s full name', () => {
    expect(barsAgainst('f095e82b598cdd00bf518dd84176687fc6a75c90', bars)).toBe(bars.f095e82);
    expect(barsAgainst('0000000', bars)).toEqual({});
  });

  it('name measures that there are', () => {
    const known = new Set(measures.map(({ id }) => id));
    const named = Object.values(bars).flatMap((asked) => Object.keys(asked));
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});

describe('table', () => {
  it('says what was before, what is now, the ratio, and what is asked for', () => {
    const rows = judge(
      [cost, load],
      { before: { cost: [100], load: [7] }, now: { cost: [60] } },
      { cost: { atMost: 0.5 } },
    );
    expect(table(rows, { before: 'f095e82', now: 'here' }).split('\n')).toEqual([
      '      f095e82     here  ratio  asked for',
      'cost   100 ms  60.0 ms   0.60      ≤ 0.5  MISSED',
      'load  7.00 ms        –      –',
    ]);
  });
});
