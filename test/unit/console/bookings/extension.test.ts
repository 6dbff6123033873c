import { expect, it } from 'vitest';
import { extendedBy, isNearEnough } from '../../../../console/src/pages/bookings/extension.ts';

it('a hold is extended from its end, by at most an hour from now', () => {
  const until = extendedBy('2026-12-24T18:10:00.000Z', 30);
  expect(until).toBe('2026-12-24T18:40:00.000Z');
  expect(isNearEnough(until, Date.parse('2026-12-24T17:40:00.000Z'))).toBe(true);
  expect(isNearEnough(until, Date.parse('2026-12-24T17:39:59.999Z'))).toBe(false);
});
