import { describe, expect, it } from 'vitest';
import { clausesOf, rewritten, without } from '../../mutants/clauses.ts';
import { holds, readCondition } from '../../simulation/memory-dynamo/condition.ts';

const names = (expression: string) =>
  clausesOf(expression).map(({ text, becomes }) => `${text} → ${becomes}`);
const isTrue = (expression: string, item: Record<string, unknown> | undefined) =>
  holds(readCondition(expression), item, { names: {}, values: { ':1': 1, ':2': 2 } });

describe('clausesOf', () => {
  it('finds the parts of AND and of OR, and theirs', () => {
    expect(names('a = :1 AND (b = :1 OR (c = :1 AND size(d) < :2))')).toEqual([
      'a = :1 → true',
      'b = :1 → false',
      'c = :1 → true',
      'size(d) < :2 → true',
      'c = :1 AND size(d) < :2 → false',
      'b = :1 OR (c = :1 AND size(d) < :2) → true',
    ]);
  });

  it('takes a single condition, and one of OR, as a whole too', () => {
    expect(names('attribute_not_exists(pk)')).toEqual(['attribute_not_exists(pk) → true']);
    expect(names('a = :1 OR b = :1')).toEqual([
      'a = :1 → false',
      'b = :1 → false',
      'a = :1 OR b = :1 → true',
    ]);
  });

  it('takes what a loop numbers as one', () => {
    expect(names('attribute_not_exists(claims.#claim0) AND attribute_not_exists(claims.#claim11)')).toEqual([
      'attribute_not_exists(claims.#claimN) → true',
    ]);
  });
});

const condition = 'a = :1 AND (b = :1 OR (c = :1 AND NOT (d = :1)))';
const items = Array.from({ length: 16 }, (_, bits) => ({
  ...{ a: 1 + (bits & 1), b: 1 + ((bits >> 1) & 1) },
  ...{ c: 1 + ((bits >> 2) & 1), d: 1 + ((bits >> 3) & 1) },
}));

describe('without', () => {
  it.each([
    ['a = :1', 'b = :1 OR (c = :1 AND NOT (d = :1))'],
    ['b = :1', 'a = :1 AND c = :1 AND NOT (d = :1)'],
    ['c = :1', 'a = :1 AND (b = :1 OR NOT (d = :1))'],
    ['NOT (d = :1)', 'a = :1 AND (b = :1 OR c = :1)'],
    ['c = :1 AND NOT (d = :1)', 'a = :1 AND b = :1'],
    ['b = :1 OR (c = :1 AND NOT (d = :1))', 'a = :1'],
  ])('drops %s', (text, rest) => {
    const clause = clausesOf(condition).find((each) => each.text === text);
    if (!clause) throw new Error(`There is no ${text}`);
    for (const item of items) expect(isTrue(without(condition, clause), item)).toBe(isTrue(rest, item));
  });

  it('lets anything pass where it was the whole condition, also where there is no item', () => {
    for (const whole of ['attribute_not_exists(pk)', 'a = :1 OR b = :2']) {
      const clause = clausesOf(whole).find(({ becomes }) => becomes);
      for (const item of [undefined, { pk: 'x' }])
        expect(clause && isTrue(without(whole, clause), item)).toBe(true);
    }
  });
});

describe('rewritten', () => {
  it('means the same', () => {
    for (const item of [...items, undefined, { pk: 'x', a: 1 }])
      expect(isTrue(rewritten(condition), item)).toBe(isTrue(condition, item));
  });
});
