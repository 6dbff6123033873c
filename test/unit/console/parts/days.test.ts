import { expect, it } from 'vitest';
import { addDays, daysBetween, formatDay, isDay } from '../../../../console/src/parts/days.ts';

it('Days are counted in UTC, over months and leap days', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(3);
  expect([isDay('2026-02-29'), isDay('2026-2-1'), isDay(null), isDay('2026-02-28')]).toEqual([
    false,
    false,
    false,
    true,
  ]);
  expect(formatDay('en', '2026-12-24')).toBe('Dec 24, 2026');
});
