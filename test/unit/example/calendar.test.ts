import { describe, expect, it } from 'vitest';
import { calendarFile } from '../../../mobile-sdk/example/src/calendar.ts';

const entry = {
  uid: 'opening-deal_1@last-call.example',
  title: 'On sale: Sushi, für zwei; 🍣',
  at: '2026-12-24T19:00:00+02:00',
  now: Date.parse('2026-12-01T10:00:00.000Z'),
  notes: `First line\nsecond, with a \\ and ${'🍣'.repeat(60)}`,
  place: 'Tokyo',
  remindMinutes: 5,
};

describe('a calendar entry', () => {
  const file = calendarFile(entry);
  const lines = file.split('\r\n');
  const unfolded = file.replaceAll('\r\n ', '').split('\r\n');

  it('ends each line with CR and LF, and leaves neither alone', () => {
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('folds at 75 bytes, and cuts no character', () => {
    const bytes = (text: string) => new TextEncoder().encode(text).length;
    expect(Math.max(...lines.map(bytes))).toBeLessThanOrEqual(75);
    expect(lines.filter((line) => line.startsWith(' ')).length).toBeGreaterThan(2);
    expect(lines.every((line) => line.isWellFormed())).toBe(true);
    expect(unfolded).toContain(`DESCRIPTION:First line\\nsecond\\, with a \\\\ and ${'🍣'.repeat(60)}`);
  });

  it('says instants in UTC', () => {
    expect(unfolded).toContain('DTSTART:20261224T170000Z');
    expect(unfolded).toContain('DTSTAMP:20261201T100000Z');
  });

  it('escapes what means something', () => {
    expect(unfolded).toContain('SUMMARY:On sale: Sushi\\, für zwei\\; 🍣');
  });

  it('has the same identity whenever it is saved', () => {
    const uidOf = (text: string) => /^UID:.*$/m.exec(text)?.[0];
    expect(uidOf(calendarFile({ ...entry, now: entry.now + 60_000, title: 'Renamed' }))).toBe(uidOf(file));
    expect(uidOf(file)).toBe('UID:opening-deal_1@last-call.example');
  });
});
