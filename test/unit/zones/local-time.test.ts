import { describe, expect, it } from 'vitest';
import {
  dateOfDay,
  dayOfDate,
  instantOf,
  localOf,
  localText,
  weekdayOfDay,
  weekOfDay,
} from '../../../lib/zones/local-time.ts';
import { offsetAt } from '../../../lib/zones/zone.ts';

const at = (zone: string, date: string, time: string): string => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(instantOf(zone, date, hours * 60 + minutes)).toISOString().slice(0, 16);
};

describe('instantOf', () => {
  it.each([
    ['Europe/Berlin', '2027-01-10', '09:00', '2027-01-10T08:00'],
    ['Europe/Berlin', '2027-01-10', '26:30', '2027-01-11T01:30'],
    // Skipped: later by the gap.
    ['Europe/Berlin', '2027-03-28', '02:00', '2027-03-28T01:00'],
    ['Europe/Berlin', '2027-03-28', '02:30', '2027-03-28T01:30'],
    ['Europe/Berlin', '2027-03-27', '26:30', '2027-03-28T01:30'],
    ['America/New_York', '2027-03-14', '02:59', '2027-03-14T07:59'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45'],
    ['Africa/Cairo', '2027-04-30', '00:00', '2027-04-29T22:00'],
    ['Pacific/Apia', '2011-12-30', '10:00', '2011-12-30T20:00'],
    // Twice: the first.
    ['Europe/Berlin', '2027-10-31', '02:00', '2027-10-31T00:00'],
    ['Europe/Berlin', '2027-10-31', '02:30', '2027-10-31T00:30'],
    ['Europe/Berlin', '2027-10-31', '03:00', '2027-10-31T02:00'],
    ['America/New_York', '2026-11-01', '01:59', '2026-11-01T05:59'],
    ['Australia/Lord_Howe', '2027-04-04', '01:45', '2027-04-03T14:45'],
    ['America/Havana', '2025-11-02', '00:30', '2025-11-02T04:30'],
    ['Europe/Berlin', '4126-03-25', '02:30', '4126-03-25T01:30'],
  ])('of %s on %s at %s', (zone, date, time, instant) => {
    expect(at(zone, date, time)).toBe(instant);
  });

  it('and localOf undo each other, but for the second time of a repeated hour', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Africa/Cairo',
    ];
    const [from, until] = [Date.UTC(2026, 0), Date.UTC(2028, 0)];
    const wrong: string[] = [];
    for (const zone of zones)
      for (let epochMs = from; epochMs < until; epochMs += 97 * 60_000) {
        const local = localOf(zone, epochMs);
        const back = instantOf(zone, local.date, local.minutes);
        const again = localOf(zone, back);
        const same = again.date === local.date && again.minutes === local.minutes;
        if (back > epochMs || !same || local.offset !== offsetAt(zone, epochMs))
          wrong.push(`${zone} ${new Date(epochMs).toISOString()}`);
      }
    expect(wrong).toEqual([]);
  });
});

describe('localText', () => {
  it.each([
    ['Europe/Berlin', '2027-01-10T08:00:00Z', '2027-01-10T09:00:00+01:00'],
    ['America/St_Johns', '2026-12-01T00:00:00Z', '2026-11-30T20:30:00-03:30'],
    ['UTC', '2026-12-01T00:00:00Z', '2026-12-01T00:00:00+00:00'],
    ['Asia/Kolkata', '2026-12-01T00:00:00Z', '2026-12-01T05:30:00+05:30'],
  ])('of %s at %s', (zone, instant, text) => {
    expect(localText(zone, Date.parse(instant))).toBe(text);
    expect(Date.parse(text)).toBe(Date.parse(instant));
  });
});

describe('days', () => {
  it('have numbers, weekdays and ISO weeks', () => {
    expect([dayOfDate('1970-01-01'), dateOfDay(20_820)]).toEqual([0, '2027-01-02']);
    expect(['2026-11-30', '2026-12-06', '1969-12-28'].map(dayOfDate).map(weekdayOfDay)).toEqual([1, 7, 7]);
    // 2026 has a week 53: it ends on Sunday 3 January 2027.
    const [sunday, monday, before] = ['2027-01-03', '2027-01-04', '2026-12-28'].map(dayOfDate).map(weekOfDay);
    expect([before, monday]).toEqual([sunday, (sunday ?? 0) + 1]);
  });
});
