import { expect, it } from 'vitest';
import { remaining } from '../../../../console/src/parts/relative-time.ts';

const now = Date.parse('2026-11-30T12:00:00.000Z');
const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();

it('names the time that is left in its largest unit', () => {
  expect(remaining(at(72), now, 'en')).toEqual({ isOver: false, isSoon: false, words: 'in 3 days' });
  expect(remaining(at(30), now, 'de').words).toBe('in 30 Stunden');
  expect(remaining(at(1), now, 'en').words).toBe('in 60 minutes');
});

it('marks the last day, and what has passed', () => {
  expect(remaining(at(23), now, 'en').isSoon).toBe(true);
  expect(remaining(at(-1), now, 'en')).toMatchObject({ isOver: true, isSoon: false });
  expect(remaining(at(0), now, 'en').isOver).toBe(true);
});
