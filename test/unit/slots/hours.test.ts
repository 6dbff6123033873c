import { describe, expect, it } from 'vitest';
import { expandHours } from '../../../lib/slots/hours.ts';
import type { SlotResource } from '../../../lib/slots/schedule.ts';
import { startsOf } from '../../../lib/slots/starts.ts';
import { minute, resourceOf, room } from './engine-facts.ts';

const text = (at: number) => new Date(at * 60_000).toISOString().slice(5, 16);
const open = (given: Partial<SlotResource>, from: string, until: string) =>
  expandHours(resourceOf(room, given), minute(from), minute(until)).open.map((each) =>
    each.map(text).join(' '),
  );

describe('expandHours', () => {
  it('go past midnight, and over a change of the clocks', () => {
    const weekly = [{ day: 6, from: 1_320, until: 1_620 }];
    expect(open({ weekly }, '2027-03-26T00:00', '2027-03-30T00:00')).toEqual(['03-27T21:00 03-28T01:00']);
    expect(open({ weekly }, '2027-10-29T00:00', '2027-11-02T00:00')).toEqual(['10-30T20:00 10-31T02:00']);
  });

  it('are an override’s on its date, none on a holiday, and never in time off', () => {
    const given = {
      overrides: [
        { date: '2026-12-24', hours: [{ from: 600, until: 720 }] },
        { date: '2026-12-26', hours: [{ from: 600, until: 660 }] },
      ],
      holidays: ['2026-12-25', '2026-12-26'],
      timeOff: [{ from: '2026-12-27T12:00', until: '2026-12-28T10:00' }],
    };
    expect(open(given, '2026-12-24T00:00', '2026-12-29T00:00')).toEqual([
      '12-24T09:00 12-24T11:00',
      '12-26T09:00 12-26T10:00',
      '12-27T08:00 12-27T11:00',
      '12-28T09:00 12-28T16:00',
    ]);
  });

  it('in the hour that the clocks skip are none', () => {
    const weekly = [{ day: 7, from: 120, until: 180 }];
    expect(open({ weekly }, '2027-03-27T00:00', '2027-03-29T00:00')).toEqual([]);
  });

  it('are those of a version', () => {
    const one = resourceOf(room);
    const other = { ...one, version: one.version + 0.5, weekly: [] };
    const from = minute('2026-12-01T00:00');
    expect(expandHours(one, from, from + 1_440).open).toHaveLength(1);
    expect(expandHours(other, from, from + 1_440).open).toEqual([]);
  });
});

describe('startsOf', () => {
  it('counts steps from the beginning of each of the hours, past time off, to the end of the last slot', () => {
    const weekly = [
      { day: 2, from: 540, until: 610 },
      { day: 2, from: 610, until: 700 },
    ];
    const resource = resourceOf(room, {
      weekly,
      timeOff: [{ from: '2026-12-01T09:20', until: '2026-12-01T09:25' }],
    });
    const [from, until] = [minute('2026-12-01T00:00'), minute('2026-12-02T00:00')];
    const starts = startsOf(expandHours(resource, from, until), { step: 30, duration: 30 }, from, until);
    expect(starts.map(text)).toEqual([
      '12-01T08:30',
      '12-01T09:00',
      '12-01T09:10',
      '12-01T09:40',
      '12-01T10:10',
    ]);
  });
});
