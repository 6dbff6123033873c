import { expect, it } from 'vitest';
import { collect } from '../../../../console/src/parts/collect.ts';
import { csvOf } from '../../../../console/src/parts/csv.ts';
import { addDays, daysBetween, daysFrom, formatDay, isDay } from '../../../../console/src/parts/days.ts';

it('csvOf quotes commas, quotes and new lines, and keeps numbers', () => {
  expect(csvOf(['a', 'b'], [['x, "y"\nz', -5]])).toBe('\uFEFFa,b\r\n"x, ""y""\nz",-5\r\n');
});

it('csvOf writes no text that a spreadsheet takes for a formula', () => {
  for (const text of ['=1+1', '+1', '-1', '@x', '\t=1'])
    expect(csvOf(['a'], [[text]])).toBe(`\uFEFFa\r\n'${text}\r\n`);
});

it('csvOf writes no formula behind a semicolon, at which Excel ends a cell in some locales, nor with full-width signs', () => {
  for (const [text, written] of [
    ['x;=1+1', "x;'=1+1"],
    ['x; @y', "x; '@y"],
    ['x;"=1+1;y', `x;'""=1+1;y`],
    ['\n=1', "'\n=1"],
  ])
    expect(csvOf(['a'], [[text ?? '']])).toBe(`\uFEFFa\r\n"${written}"\r\n`);
  expect(csvOf(['a'], [['\uFF1D1']])).toBe("\uFEFFa\r\n'\uFF1D1\r\n");
  expect(csvOf(['a'], [['a-b=c; d+e']])).toBe('\uFEFFa\r\n"a-b=c; d+e"\r\n');
});

async function* upTo(count: number) {
  for (let index = 0; index < count; index += 1) yield index;
}

it('collect stops at its limit, and says whether there is more', async () => {
  expect(await collect(upTo(3), 3)).toEqual({ items: [0, 1, 2], hasMore: false });
  expect(await collect(upTo(4), 3)).toEqual({ items: [0, 1, 2], hasMore: true });
});

it('Days are counted in UTC, over months and leap days', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(3);
  expect(daysFrom('2026-12-31', '2027-01-01')).toEqual(['2026-12-31', '2027-01-01']);
  expect(daysFrom('2027-01-02', '2027-01-01')).toEqual([]);
  expect([isDay('2026-02-29'), isDay('2026-2-1'), isDay(null), isDay('2026-02-28')]).toEqual([
    false,
    false,
    false,
    true,
  ]);
  expect(formatDay('en', '2026-12-24')).toBe('Dec 24, 2026');
});
