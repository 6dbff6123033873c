import { expect, it } from 'vitest';
import { slotDefects } from '../../bench/rush/slots/defects.ts';

const slotAt = (from: number, until = from + 1) => ({
  startsAt: `2027-01-04T0${from}:00:00.000Z`,
  endsAt: `2027-01-04T0${until}:00:00.000Z`,
});
const held = (count: number) => Array.from({ length: count }, () => ({ verdict: 'held' as const }));
const options = { slots: 2, capacity: 2, buyers: 10 };
const full = [slotAt(1), slotAt(1), slotAt(2), slotAt(2)];

it('finds nothing where every slot is full and nobody waits', () => {
  expect(slotDefects(held(4), full, options)).toEqual([]);
  expect(slotDefects(held(3), full.slice(0, 3), { ...options, buyers: 3 })).toEqual([]);
});

it.each([
  ['a silent buyer', [...held(4), { verdict: 'unanswered' as const }], full, '1 buyers without an answer'],
  ['a seat that nobody got', held(3), full.slice(1), '3 bookings in place of 4'],
  [
    'a slot with too many',
    held(4),
    [slotAt(1), slotAt(1), slotAt(1), slotAt(2)],
    '3 bookings of the slot at 2027-01-04T01:00:00.000Z',
  ],
  [
    'two slots at a time',
    held(4),
    [slotAt(1, 3), slotAt(1, 3), slotAt(2), slotAt(2)],
    'an overlap at 2027-01-04T02:00:00.000Z',
  ],
])('finds %s', (_, outcomes, booked, defect) => {
  expect(slotDefects(outcomes, booked, options)).toEqual([defect]);
});
