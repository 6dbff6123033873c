import { describe, expect, it } from 'vitest';
import { isTimeZone } from '../../../lib/contract/time-zone.ts';
import { timeZoneNames } from '../../../lib/contract/time-zone-names.ts';
import { offsetAt, offsetsOf, zoneDataVersion } from '../../../lib/zones/zone.ts';

const minuteMs = 60_000;
const names = timeZoneNames
  .slice(1, -1)
  .split('\n')
  .flatMap((line) => {
    const [region, ...places] = line.split(' ');
    return places.map((place) => (region ? `${region}/${place}` : place));
  });

/** Returns what Intl says, in minutes ahead of UTC. */
function intlOffsets(zone: string): (epochMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (epochMs) => {
    const [, sign, hours, minutes] = format.format(epochMs).match(/GMT([+-])(\d\d):(\d\d)/) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) || 0;
  };
}

describe('the packed zones', () => {
  it('have a rule for each name of the contract, and no other names', () => {
    expect(names).toHaveLength(new Set(names).size);
    expect(names.filter((name) => !isTimeZone(name))).toEqual([]);
    expect(names.filter((name) => Number.isNaN(offsetAt(name, 0)))).toEqual([]);
    expect(() => offsetAt('europe/berlin', 0)).toThrow(RangeError);
    expect(() => offsetAt('constructor', 0)).toThrow(RangeError);
  });

  // Every runtime since 2025b has the same rules for these years. Those of 2026 and later changed three times in 2026.
  it('change in 2017 to 2025 when the runtime says so, to the minute, in every zone', () => {
    const wrong = names.filter((name) => {
      const said = intlOffsets(name);
      const changes = offsetsOf(name, Date.UTC(2026, 0) / minuteMs).from.filter(
        (minute) => minute > Date.UTC(2017, 0) / minuteMs && minute < Date.UTC(2026, 0) / minuteMs,
      );
      const looked = [
        Date.UTC(2017, 0),
        Date.UTC(2021, 6),
        ...changes.flatMap((minute) => [minute - 1, minute].map((each) => each * minuteMs)),
      ];
      return looked.some((at) => said(at) !== offsetAt(name, at));
    });
    expect(wrong).toEqual([]);
  });

  it('keep to the rules of 2025 in 2040 and 2110 where the runtime does', () => {
    const wrong: string[] = [];
    for (const name of [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'America/Santiago',
      'Pacific/Chatham',
      'Asia/Jerusalem',
      'Europe/Dublin',
    ]) {
      const said = intlOffsets(name);
      for (const year of [2040, 2110])
        for (let day = 0; day < 366; day += 3) {
          const at = Date.UTC(year, 0, 1 + day, 12);
          if (offsetAt(name, at) !== said(at)) wrong.push(`${name} ${new Date(at).toISOString()}`);
        }
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    // 2026f: British Columbia stays on summer time from March 2026 on, Manitoba too.
    ['America/Vancouver', '2026-12-01T12:00:00Z', -420],
    ['America/Winnipeg', '2026-12-01T12:00:00Z', -300],
    // 2026c: Morocco leaves its clocks at UTC.
    ['Africa/Casablanca', '2026-12-01T12:00:00Z', 0],
    ['Africa/Casablanca', '2027-06-01T12:00:00Z', 0],
    ['Europe/Berlin', '2499-12-31T12:00:00Z', 60],
    ['Europe/Berlin', '9999-07-01T12:00:00Z', 120],
    ['Australia/Lord_Howe', '2700-01-15T12:00:00Z', 660],
    ['Asia/Kathmandu', '2026-12-01T12:00:00Z', 345],
  ])('are those of 2026f: %s at %s', (zone, at, offset) => {
    expect(zoneDataVersion).toBe('2026f');
    expect(offsetAt(zone, Date.parse(at))).toBe(offset);
  });
});
