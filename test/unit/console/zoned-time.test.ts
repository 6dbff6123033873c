import { expect, it } from 'vitest';
import {
  clockChanges,
  instantOf,
  localTimeAt,
  zoneLabel,
} from '../../../console/src/pages/deals/editor/zoned-time.ts';

const berlin = 'Europe/Berlin';

it('reads a local time in summer and in winter', () => {
  expect(instantOf({ date: '2026-07-01', time: '18:00' }, berlin)).toEqual({
    kind: 'once',
    instant: '2026-07-01T16:00:00.000Z',
  });
  expect(instantOf({ date: '2026-12-01', time: '18:00' }, berlin)).toEqual({
    kind: 'once',
    instant: '2026-12-01T17:00:00.000Z',
  });
});

it('refuses the hour that is skipped when the clocks go forward', () => {
  expect(instantOf({ date: '2026-03-29', time: '02:30' }, berlin)).toEqual({ kind: 'skipped' });
  expect(instantOf({ date: '2026-03-29', time: '03:00' }, berlin)).toMatchObject({
    instant: '2026-03-29T01:00:00.000Z',
  });
});

it('takes the first of two when the clocks go back, and says that there are two', () => {
  expect(instantOf({ date: '2026-10-25', time: '02:30' }, berlin)).toEqual({
    kind: 'twice',
    instant: '2026-10-25T00:30:00.000Z',
  });
});

it('knows no day or time that does not exist', () => {
  for (const [date, time] of [
    ['2026-02-30', '10:00'],
    ['2026-02-03', '24:00'],
    ['', '10:00'],
    ['2026-02-03', '9'],
  ] as const)
    expect(instantOf({ date, time }, berlin)).toEqual({ kind: 'none' });
});

it('shows an instant on the clocks of every zone, and reads it back', () => {
  for (const zone of [
    'UTC',
    berlin,
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  ])
    for (const instant of ['2026-01-15T05:45:00.000Z', '2026-07-31T23:15:00.000Z'])
      expect(instantOf(localTimeAt(instant, zone), zone)).toEqual({ kind: 'once', instant });
});

it('finds the changes of clocks inside a window to the minute', () => {
  expect(clockChanges('2026-10-24T10:00:00.000Z', '2026-10-26T10:00:00.000Z', berlin)).toEqual([
    { at: '2026-10-25T01:00:00.000Z', forward: -60 },
  ]);
  expect(clockChanges('2026-03-28T10:00:00.000Z', '2026-03-30T10:00:00.000Z', berlin)).toEqual([
    { at: '2026-03-29T01:00:00.000Z', forward: 60 },
  ]);
  expect(clockChanges('2026-06-01T10:00:00.000Z', '2026-06-30T10:00:00.000Z', berlin)).toEqual([]);
});

it('names a zone with its distance from UTC at that time', () => {
  expect(zoneLabel(berlin, Date.parse('2026-07-01T00:00:00Z'))).toBe('Europe/Berlin (UTC+02:00)');
  expect(zoneLabel('America/St_Johns', Date.parse('2026-01-01T00:00:00Z'))).toBe(
    'America/St Johns (UTC−03:30)',
  );
});
