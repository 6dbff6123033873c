import * as z from 'zod';
import type { Instant } from '../../contract/instant.ts';
import type { Read } from './money-text.ts';

const unitMs = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 } as const;
const relative = /^([+-])((?:\d{1,6}[dhms])+)$/;
const absolute = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Date.parse turns 30 February into a day in March and 24:00 into the next day. The schemas know the calendar and the
 * clock.
 */
const [calendar, clock] = [z.iso.date(), z.iso.time()];
const exists = (text: string): boolean =>
  calendar.safeParse(text.slice(0, 10)).success &&
  clock.safeParse(text.slice(11).replace(/(Z|[+-][\d:]+)$/, '')).success;

export const isRelative = (text: string): boolean => relative.test(text);

/**
 * Reads an instant: ISO 8601 with its offset, or a time counted from the import, as in `+2h`, `-1d`, `+1d12h`. Counting
 * begins at the import's full minute, so that a list of deals starts at round times.
 */
export function readInstant(text: string, importedAt: number): Read<Instant> {
  const [, sign, spans = ''] = relative.exec(text) ?? [];
  if (sign) return { value: toInstant(fullMinute(importedAt) + (sign === '+' ? 1 : -1) * lengthOf(spans)) };
  const time = absolute.test(text) && exists(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time)
    ? { wrong: 'must be an instant as in 2026-12-24T18:00:00Z, or a time from now as in +2h or -1d' }
    : { value: toInstant(time) };
}

const lengthOf = (spans: string): number =>
  [...spans.matchAll(/(\d+)([dhms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * unitMs[unit as keyof typeof unitMs],
    0,
  );

const fullMinute = (time: number) => time - (time % unitMs.m);
const toInstant = (time: number) => new Date(time).toISOString();
