import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillPage } from '../../../lib/platform/fill-page.ts';

/** A list of numbers, read in slices after a position. */
const listOf = (numbers: readonly number[]) => async (after: number | undefined, limit: number) => {
  const from = after === undefined ? 0 : after + 1;
  return {
    items: numbers.map((_, index) => index).slice(from, from + limit),
    more: from + limit < numbers.length,
  };
};

describe('fillPage', () => {
  it('gives every wanted item once and in order, over any number of pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(3), { maxLength: 60 }),
        fc.integer({ min: 1, max: 7 }),
        async (numbers, limit) => {
          const wanted = (index: number) => numbers[index] === 0;
          const seen: number[] = [];
          let after: number | undefined;
          do {
            const page = await fillPage({
              read: listOf(numbers),
              positionOf: (i) => i,
              wanted,
              after,
              limit,
            });
            expect(page.items.length).toBeLessThanOrEqual(limit);
            seen.push(...page.items);
            after = page.next;
          } while (after !== undefined);
          expect(seen).toEqual(numbers.map((_, index) => index).filter(wanted));
        },
      ),
    );
  });

  it('gives up after some reads and says where to go on', async () => {
    const page = await fillPage({
      read: listOf(Array.from({ length: 5_000 }, () => 1)),
      positionOf: (index) => index,
      wanted: () => false,
      after: undefined,
      limit: 20,
    });
    expect(page).toEqual({ items: [], next: 919 });
  });
});
