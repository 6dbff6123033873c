import { describe, expect, it } from 'vitest';
import { plusPart, repairOf, stockRepairs } from '../../../../console/src/pages/reconciliation/repairs.ts';
import { everyPart } from '../../../../console/src/parts/paging/every-part.ts';

type Part = Parameters<typeof plusPart>[1];
const part = (changed: Partial<Part>): Part => ({
  ...{ repair: 'refresh_records', done: false, read: 0, found: 0, repaired: 0, ids: [], nextCursor: null },
  ...changed,
});

describe('a finding', () => {
  it('has a repair, or needs a person', () => {
    expect(repairOf('abandoned_claims')).toBe('close_claims');
    expect(repairOf('counters_differ')).toBeUndefined();
    const fitting = (['abandoned_claims', 'overdue_holds', 'records_differ'] as const).map(repairOf);
    expect(fitting).toEqual(stockRepairs);
  });
});

describe('a repair in parts', () => {
  it('adds them up, and keeps the first ids', async () => {
    const parts = [
      part({ read: 500, found: 2, repaired: 1, ids: ['a', 'b'], nextCursor: 'next' }),
      part({ read: 3, found: 1, repaired: 1, ids: ['c'] }),
    ];
    const cursors: (string | undefined)[] = [];
    const seen: number[] = [];
    const whole = await everyPart(
      async (cursor) => {
        cursors.push(cursor);
        return parts[cursors.length - 1] ?? part({});
      },
      plusPart,
      ({ read }) => seen.push(read),
    );
    expect(whole).toEqual(part({ read: 503, found: 3, repaired: 2, ids: ['a', 'b', 'c'] }));
    expect([cursors, seen]).toEqual([
      [undefined, 'next'],
      [500, 503],
    ]);
    const many = Array.from({ length: 50 }, (_, at) => `id ${at}`);
    expect(plusPart(part({ ids: many }), part({ ids: ['c'] })).ids).toEqual(many);
  });
});
