import { describe, expect, it } from 'vitest';
import { everyPart, plusCounts } from '../../../../console/src/parts/paging/every-part.ts';

describe('An act in parts', () => {
  it('is asked for part by part, and the counts are added', async () => {
    const answers = [
      { found: 2, queued: 1, nextCursor: 'a' },
      { found: 3, queued: 3, nextCursor: 'b' },
      { found: 0, queued: 0, nextCursor: null },
    ];
    const cursors: (string | undefined)[] = [];
    const seen: number[] = [];
    const sum = await everyPart(
      async (cursor) => {
        cursors.push(cursor);
        return answers[cursors.length - 1] ?? { found: 0, queued: 0, nextCursor: null };
      },
      plusCounts,
      ({ found }) => seen.push(found),
    );
    expect([sum, cursors, seen]).toEqual([
      { found: 5, queued: 4, nextCursor: null },
      [undefined, 'a', 'b'],
      [2, 5, 5],
    ]);
  });
});
