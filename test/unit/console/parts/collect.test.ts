import { expect, it } from 'vitest';
import { collect } from '../../../../console/src/parts/collect.ts';

async function* upTo(count: number) {
  for (let index = 0; index < count; index += 1) yield index;
}

it('collect stops at its limit, and says whether there is more', async () => {
  expect(await collect(upTo(3), 3)).toEqual({ items: [0, 1, 2], hasMore: false });
  expect(await collect(upTo(4), 3)).toEqual({ items: [0, 1, 2], hasMore: true });
});
