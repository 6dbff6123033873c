import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../local/scheduler/expression.ts';

const instant = (iso: string) => Date.parse(iso);
const next = (source: string, after: string, zone = 'UTC', base = 0) => {
  const found = parseExpression(source, zone, base).next(instant(after));
  return found === undefined ? undefined : new Date(found).toISOString().replace('.000', '');
};

describe('parseExpression › at', () => {
  it('reads the time in its zone, on both sides of daylight saving', () => {
    expect(next('at(2026-07-01T12:00:00)', '2026-01-01T00:00:00Z', 'Europe/Berlin')).toBe(
      '2026-07-01T10:00:00Z',
    );
    expect(next('at(2026-12-01T12:00:30)', '2026-01-01T00:00:00Z', 'America/New_York')).toBe(
      '2026-12-01T17:00:30Z',
    );
    expect(next('at(2026-12-01T12:00:00)', '2026-01-01T00:00:00Z', 'Asia/Kolkata')).toBe(
      '2026-12-01T06:30:00Z',
    );
  });

  it('has no next time once it has passed', () => {
    expect(next('at(2026-07-01T12:00:00)', '2026-07-01T12:00:00Z')).toBeUndefined();
  });

  it.each([
    'at(2026-02-30T00:00:00)',
    'at(2026-01-01T24:00:00)',
    'at(2026-01-01)',
    'at(2026-01-01T00:00:00Z)',
    'on()',
  ])('refuses %s', (source) =>
    expect(() => parseExpression(source, 'UTC', 0)).toThrow(/Invalid Schedule Expression/),
  );

  it('refuses an unknown zone', () => {
    expect(() => parseExpression('rate(1 day)', 'Mars/Olympus', 0)).toThrow(/ScheduleExpressionTimezone/);
  });
});

describe('parseExpression › rate', () => {
  it('counts from its base', () => {
    const base = instant('2026-01-01T00:00:10Z');
    expect(next('rate(5 minutes)', '2026-01-01T00:00:00Z', 'UTC', base)).toBe('2026-01-01T00:00:10Z');
    expect(next('rate(5 minutes)', '2026-01-01T00:00:10Z', 'UTC', base)).toBe('2026-01-01T00:05:10Z');
    expect(next('rate(1 day)', '2026-01-05T12:00:00Z', 'UTC', base)).toBe('2026-01-06T00:00:10Z');
  });

  it.each(['rate(0 minutes)', 'rate(5)', 'rate(1 second)'])('refuses %s', (source) =>
    expect(() => parseExpression(source, 'UTC', 0)).toThrow(/Invalid Schedule Expression/),
  );
});

describe('parseExpression › cron', () => {
  it.each([
    ['cron(* * * * ? *)', '2026-01-01T00:00:00Z', '2026-01-01T00:01:00Z'],
    ['cron(0/15 * * * ? *)', '2026-01-01T00:31:00Z', '2026-01-01T00:45:00Z'],
    ['cron(30 9 ? * MON-FRI *)', '2026-01-02T10:00:00Z', '2026-01-05T09:30:00Z'],
    ['cron(0 8 1 * ? *)', '2026-01-01T08:00:00Z', '2026-02-01T08:00:00Z'],
    ['cron(0 0 L * ? *)', '2028-02-01T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['cron(0 0 ? * 6L *)', '2026-01-01T00:00:00Z', '2026-01-30T00:00:00Z'],
    ['cron(0 0 ? * 2#1 *)', '2026-01-06T00:00:00Z', '2026-02-02T00:00:00Z'],
    ['cron(0 0 15W * ? *)', '2026-02-01T00:00:00Z', '2026-02-16T00:00:00Z'],
    ['cron(0 0 1W * ? *)', '2026-07-31T01:00:00Z', '2026-08-03T00:00:00Z'],
    ['cron(0 0 29 FEB ? *)', '2026-01-01T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['cron(0 12 ? JAN,JUL SUN 2027-2028)', '2026-01-01T00:00:00Z', '2027-01-03T12:00:00Z'],
    ['cron(5,10 0 1 1 ? 2030/2)', '2026-01-01T00:00:00Z', '2030-01-01T00:05:00Z'],
  ])('%s after %s is %s', (source, after, expected) => {
    expect(next(source, after)).toBe(expected);
  });

  it('ends with its years', () => {
    expect(next('cron(0 0 1 1 ? 2025)', '2026-01-01T00:00:00Z')).toBeUndefined();
    expect(next('cron(0 0 31 2 ? *)', '2026-01-01T00:00:00Z')).toBeUndefined();
  });

  it('skips an hour that spring leaves out and runs once in the hour that autumn repeats', () => {
    const at230 = (after: string) => next('cron(30 2 * * ? *)', after, 'Europe/Berlin');
    expect(at230('2026-03-28T12:00:00Z')).toBe('2026-03-30T00:30:00Z');
    expect(at230('2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00Z');
    expect(at230('2026-10-25T00:30:00Z')).toBe('2026-10-26T01:30:00Z');
  });

  it.each([
    'cron(0 0 * * * *)',
    'cron(0 0 ? * ? *)',
    'cron(60 0 * * ? *)',
    'cron(0 0 * * ?)',
    'cron(0 0 5-1 * ? *)',
  ])('refuses %s', (source) => expect(() => parseExpression(source, 'UTC', 0)).toThrow(/cron/i));
});
