import { describe, expect, it } from 'vitest';
import { isTimeZone } from '../../../lib/contract/time-zone.ts';

describe('isTimeZone', () => {
  it('takes every zone that the runtime lists', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((zone) => !isTimeZone(zone))).toEqual([]);
  });

  it('takes thirteen names of three letters, and no abbreviation', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const all = letters.flatMap((one) => letters.flatMap((two) => letters.map((three) => one + two + three)));
    expect(all.filter(isTimeZone).join(' ')).toBe('CET EET EST GMT HST MET MST PRC ROC ROK UCT UTC WET');
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
    'NZ-CHAT',
    'GMT0',
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
