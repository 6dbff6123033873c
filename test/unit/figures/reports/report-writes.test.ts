import { describe, expect, it } from 'vitest';
import type { DealFacts } from '../../../../lib/figures/reports/report-places.ts';
import type { Reported } from '../../../../lib/figures/reports/report-tally.ts';
import { groupReported, reportWrites } from '../../../../lib/figures/reports/report-writes.ts';

const at = Date.parse('2026-12-24T18:30:00.000Z');
const facts: DealFacts = {
  sellerId: 'slr_0000000000000001',
  category: 'food-and-drink',
  location: { city: 'C#', country: 'DE' },
};
const factsOf = () => facts;
const orders = (n: number, changed: Partial<Reported> & { at?: number } = {}): Reported[] =>
  Array.from({ length: n }, (_, index) => ({
    source: 'test',
    id: `${changed.offerId}${changed.at}${index}`,
    offerId: 'deal_0000000000000001',
    parts: [{ at: changed.at ?? at, numbers: { orders: 1, units: 2 } }],
    ...changed,
  }));

describe('reportWrites', () => {
  it('adds up events: one write for each sum of the house and of the seller', () => {
    const writes = reportWrites(orders(3), factsOf, 5);
    const seller = facts.sellerId;
    expect(writes.map(({ pk, sk }) => `${pk} ${sk}`)).toEqual([
      'house#total 2026-12-24#5',
      'house#deal#2026-12-24 deal_0000000000000001#5',
      'house#category#2026-12-24 food-and-drink#5',
      'house#city#2026-12-24 DE/C##5',
      `house#seller#2026-12-24 ${seller}#5`,
      `${seller}#total 2026-12-24#5`,
      `${seller}#deal#2026-12-24 deal_0000000000000001#5`,
      `${seller}#category#2026-12-24 food-and-drink#5`,
      `${seller}#city#2026-12-24 DE/C##5`,
    ]);
    for (const { numbers } of writes) expect(numbers).toEqual({ h18_orders: 3, h18_units: 6 });
  });
});

describe('groupReported', () => {
  const bounds = { parts: 100, numbers: 60 };
  const partsIn = (group: Reported[]) => group.length + reportWrites(group, factsOf, 0).length;

  it('fills a transaction with events of one deal', () => {
    const groups = groupReported(orders(200), factsOf, bounds);
    expect(groups.map((group) => group.length)).toEqual([91, 91, 18]);
  });

  it('never has more parts than a transaction, whatever the deals and days', () => {
    const many = Array.from({ length: 40 }, (_, n) =>
      orders(3, { offerId: `deal_${String(n % 7).padStart(16, '0')}`, at: at + n * 20 * 3_600_000 }),
    ).flat();
    const groups = groupReported(many, factsOf, bounds);
    expect(groups.flat()).toHaveLength(120);
    for (const group of groups) expect(partsIn(group)).toBeLessThanOrEqual(100);
  });

  it('keeps the numbers of a sum few, so that an expression is not too long', () => {
    const late = Array.from({ length: 24 }, (_, n) => {
      const numbers = Object.fromEntries(Array.from({ length: 6 }, (_, name) => [`n${name}`, 1]));
      return {
        ...(orders(1)[0] as Reported),
        id: `${n}`,
        parts: [{ at: at - 18.5 * 3_600_000 + n * 3_600_000, numbers }],
      };
    });
    const groups = groupReported(late, factsOf, bounds);
    expect(groups.map((group) => group.length)).toEqual([10, 10, 4]);
    for (const { numbers } of groups.flatMap((group) => reportWrites(group, factsOf, 0)))
      expect(Object.keys(numbers).length).toBeLessThanOrEqual(60);
  });
});
