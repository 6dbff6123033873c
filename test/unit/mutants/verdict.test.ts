import { describe, expect, it } from 'vitest';
import { planOf } from '../../mutants/plan.ts';
import type { Site } from '../../mutants/sites.ts';
import { judge, type Outcome } from '../../mutants/verdict.ts';

const site: Site = { name: 'lib/a.ts put', file: 'lib/a.ts', line: 7, pieces: ['a = :a AND', 'b = :b'] };
const meeting = (...expressions: string[]) => ({
  met: new Map([[site.name, { expressions: new Set(expressions), files: ['one.test.ts'] }]]),
});
const plan = planOf([site], meeting('a = :a AND b = :b'));
const [one, other] = plan.mutants.map(({ key }) => key) as [string, string];
const missed: Outcome = { kind: 'missed', by: 'a test', says: 'why' };
const survived: Outcome = { kind: 'survived' };
const belt = { site: site.name, clause: 'b = :b', why: 'a holds as well' };

describe('a plan', () => {
  it('has every clause of every condition that was sent, with the tests that sent it', () => {
    expect(plan).toMatchObject({
      mutants: [
        { where: 'lib/a.ts:7 put', clause: { text: 'a = :a', becomes: true }, files: ['one.test.ts'] },
        { where: 'lib/a.ts:7 put', clause: { text: 'b = :b', becomes: true }, files: ['one.test.ts'] },
      ],
      unmet: [],
    });
  });

  it('says which conditions, and which parts of them, no test sends', () => {
    expect(planOf([site], meeting('b = :b')).unmet).toEqual([
      { where: 'lib/a.ts:7 put', piece: 'a = :a AND' },
    ]);
    expect(planOf([site], { met: new Map() }).unmet).toHaveLength(2);
  });

  it('is not sound while a condition is met by no test', () => {
    const nothing = planOf([site], { met: new Map() });
    expect(judge(nothing, new Map(), { belts: [], whole: true }).sound).toBe(false);
  });
});

describe('a verdict', () => {
  const judged = (outcomes: [string, Outcome][], belts = [belt], whole = true) =>
    judge(plan, new Map(outcomes), { belts, whole });

  it('is sound when tests miss every clause', () => {
    const all: [string, Outcome][] = [
      [one, missed],
      [other, missed],
    ];
    expect(judged(all, [])).toMatchObject({ sound: true, survivors: [], listed: [] });
  });

  it('is not sound when no test misses a clause, unless the list says why', () => {
    const all: [string, Outcome][] = [
      [one, missed],
      [other, survived],
    ];
    expect(judged(all, [])).toMatchObject({ sound: false, survivors: [{ key: other }] });
    expect(judged(all)).toMatchObject({ sound: true, survivors: [], listed: [{ key: other }] });
  });

  it('is not sound when the list names what is gone, unless only a part was looked at', () => {
    const gone = { ...belt, clause: 'c = :c' };
    expect(judged([], [gone])).toMatchObject({ sound: false, gone: [gone] });
    expect(judged([], [gone], false)).toMatchObject({ sound: true, gone: [] });
  });

  it('says which entries of the list a test misses by now', () => {
    expect(judged([[other, missed]])).toMatchObject({ idle: [belt] });
  });
});
