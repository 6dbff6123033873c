import { expect, it } from 'vitest';
import { pages } from '../../../console/src/frame/pages.ts';

it('Paths of the console’s pages are unique', () => {
  const paths = pages.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});
