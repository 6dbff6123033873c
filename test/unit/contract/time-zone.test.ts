import { describe, expect, it } from 'vitest';
import { isTimeZone } from '../../../lib/contract/time-zone.ts';

describe('isTimeZone', () => {
  it('takes every zone that the runtime lists', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((zone) => !isTimeZone(zone))).toEqual([]);
  });

  it.each([
    'UTC',
    'Etc/UTC',
    'Etc/GMT+12',
    'Europe/Kyiv',
    'Asia/Kolkata',
    'America/Argentina/Buenos_Aires',
    'America/Port-au-Prince',
    'America/North_Dakota/New_Salem',
    'Antarctica/DumontDUrville',
    'Africa/Dar_es_Salaam',
    'US/East-Indiana',
    'PST8PDT',
    'CET',
    'W-SU',
  ])('takes %s', (zone) => {
    expect(isTimeZone(zone)).toBe(true);
  });

  // Each of them is a zone to Intl, and not the one that whoever writes it means.
  it.each(['BST', 'ART', 'AST', 'IST', 'CST', 'PST', 'ECT', 'JST', 'ACT', 'AET', 'SST', 'VST'])(
    'refuses the abbreviation %s',
    (zone) => {
      expect(isTimeZone(zone)).toBe(false);
    },
  );

  it.each([
    'europe/berlin',
    'EUROPE/BERLIN',
    '+01:00',
    'Etc/Unknown',
    'SystemV/AST4',
    'US/Pacific-New',
    '',
    'Mars/Base',
  ])('refuses %j', (zone) => {
    expect(isTimeZone(zone)).toBe(false);
  });
});

describe('the time zones of this runtime', () => {
  const hourIn = (timeZone: string, at: string) =>
    new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(new Date(at));

  it('know what 2026c changed: Morocco leaves its clocks at UTC from autumn 2026 on', () => {
    expect(hourIn('Africa/Casablanca', '2026-12-01T12:00:00Z'), `tz ${process.versions.tz}`).toBe('12');
  });
});
