import { describe, expect, it } from 'vitest';
import { countDays, dayInZone, everyDayOf, hoursOf } from '../../../../lib/figures/reports/zone-days.ts';

const hour = 3_600_000;

describe('hoursOf', () => {
  it.each([
    ['UTC', '2026-03-29', 24],
    ['Europe/Berlin', '2026-03-28', 24],
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['America/New_York', '2026-11-01', 25],
    ['Pacific/Kiritimati', '2026-01-01', 24],
    ['Pacific/Pago_Pago', '2026-01-01', 24],
    // Samoa skipped this day when it crossed the date line.
    ['Pacific/Apia', '2011-12-30', 0],
  ])('in %s, %s has %i hours', (zone, day, hours) => {
    const found = hoursOf(day, day, zone);
    expect(found).toHaveLength(hours);
    expect(found).toEqual(found.map((_, index) => (found[0] ?? 0) + index * hour));
  });

  it('begins a day of Berlin at 22:00 or 23:00 UTC', () => {
    expect(hoursOf('2026-07-01', '2026-07-01', 'Europe/Berlin')[0]).toBe(Date.parse('2026-06-30T22:00:00Z'));
    expect(hoursOf('2026-01-01', '2026-01-02', 'Europe/Berlin')[0]).toBe(Date.parse('2025-12-31T23:00:00Z'));
  });
});

describe('dayInZone', () => {
  it('gives each hour of a year to exactly one day, in every zone, also in those with half hours', () => {
    for (const zone of ['Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/St_Johns']) {
      const dayOf = dayInZone(zone);
      const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
      const hours = Array.from({ length: 365 * 24 }, (_, n) => Date.parse('2026-01-01T00:00:00Z') + n * hour);
      expect(
        hours.filter((at) => dayOf(at) !== local.format(at)),
        zone,
      ).toEqual([]);
    }
  });
});

describe('days', () => {
  it('count both ends, over the end of a month', () => {
    expect(countDays('2026-12-31', '2027-01-01')).toBe(2);
    expect(countDays('2026-12-31', '2026-12-30')).toBe(0);
    expect(everyDayOf('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  });
});
