import { expect, it } from 'vitest';
import { gather, type PageRequest } from '../../../../console/src/parts/paging/gather.ts';

/** A list whose pages have these lengths, however many items were asked for. */
function listOf(...lengths: readonly number[]) {
  const asked: PageRequest[] = [];
  return {
    asked,
    ask: async (request: PageRequest) => {
      asked.push(request);
      const place = Number(request.cursor ?? 0);
      const items = Array.from(
        { length: Math.min(lengths[place] ?? 0, request.limit) },
        (_, n) => place * 100 + n,
      );
      return { items, nextCursor: place + 1 < lengths.length ? String(place + 1) : null };
    },
  };
}

it('asks on while pages are short or empty, and never for more than is missing', async () => {
  const { ask, asked } = listOf(0, 20, 0, 40, 10);
  const page = await gather(ask, { cursor: '', size: 50 });
  expect(page.items).toHaveLength(50);
  expect(page.nextCursor).toBe('4');
  expect(asked.map(({ limit }) => limit)).toEqual([50, 50, 30, 30]);
  expect(asked[0]).not.toHaveProperty('cursor');
});

it('ends with the list', async () => {
  const { ask } = listOf(3);
  expect(await gather(ask, { cursor: '', size: 50 })).toEqual({ items: [0, 1, 2], nextCursor: null });
});

it('gives up after some empty pages, and says where to go on', async () => {
  const { ask, asked } = listOf(...Array.from({ length: 20 }, () => 0));
  expect(await gather(ask, { cursor: '', size: 50 })).toEqual({ items: [], nextCursor: '6' });
  expect(asked).toHaveLength(6);
});
