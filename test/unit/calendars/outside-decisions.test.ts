import { describe, expect, it } from 'vitest';
import { decideConflicts } from '../../../lib/calendars/decide-conflicts.ts';
import { decideFailure, nextReadingAt } from '../../../lib/calendars/decide-next-reading.ts';
import {
  blockOfMinute,
  intervalsByBlock,
  outsideRange,
  windowOfBlocks,
} from '../../../lib/calendars/decide-outside-blocks.ts';
import { outsideCalendarEvents } from '../../../lib/calendars/events.ts';
import { outsideReadMinutes } from '../../../lib/contract/outside-calendar.ts';
import { change } from '../../stored-items.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('nextReadingAt', () => {
  it('reads a healthy calendar often enough, with a minute for the schedule and half a one to spread', () => {
    for (const fraction of [0, 0.5, 0.999]) {
      const wait = nextReadingAt(1_000, 0, fraction) - 1_000;
      expect(wait).toBeGreaterThanOrEqual((outsideReadMinutes - 2) * minute);
      expect(wait).toBeLessThan((outsideReadMinutes - 1) * minute);
    }
  });

  it('waits twice as long after each failure, up to six hours', () => {
    const waits = [0, 1, 2, 3, 20, 2_000].map((failures) => nextReadingAt(0, failures, 0) / minute);
    expect(waits).toEqual([13, 26, 52, 104, 360, 360]);
  });
});

describe('decideFailure', () => {
  it('tells a day of failures, once', () => {
    const first = decideFailure({ failures: 0 }, 'unreachable', 5 * hour);
    expect(first).toEqual({ fault: 'unreachable', failures: 1, failingSince: 5 * hour });
    expect(decideFailure(first, 'too_slow', 29 * hour - 1)).not.toHaveProperty('told');
    const told = decideFailure(first, 'too_slow', 29 * hour);
    expect(told).toEqual({ fault: 'too_slow', failures: 2, failingSince: 5 * hour, told: 'failing' });
    expect(decideFailure(told, 'too_slow', 30 * hour).told).toBe('failing');
  });
});

describe('blocks', () => {
  it('cover yesterday and 400 days, whole', () => {
    const now = Date.UTC(2026, 10, 30, 12);
    const { from, until } = windowOfBlocks(outsideRange(now));
    expect(from).toBeLessThanOrEqual(now - 24 * hour);
    expect(until).toBeGreaterThan(now + 400 * 24 * hour);
    expect(until - from).toBeLessThan(410 * 24 * hour);
    expect(from % (4 * 24 * hour)).toBe(0);
  });

  it('get what is theirs of an interval over a border', () => {
    const border = 5_000 * 5_760;
    expect(blockOfMinute(border)).toBe(5_000);
    expect(blockOfMinute(border - 1)).toBe(4_999);
    expect([
      ...intervalsByBlock([
        [border - 10, border + 20],
        [border + 30, border + 40],
        [border + 5_760, border + 5_761],
      ]),
    ]).toEqual([
      [4_999, [[border - 10, border]]],
      [
        5_000,
        [
          [border, border + 20],
          [border + 30, border + 40],
        ],
      ],
      [5_001, [[border + 5_760, border + 5_761]]],
    ]);
  });
});

describe('decideConflicts', () => {
  const block = (
    busy: Record<string, [number, number, number, number]>,
    outside: Record<string, [number, number][]>,
  ) => ({ busy, outside });

  it('finds booked slots at the time of an appointment, not free or past or touching ones', () => {
    const booked = block(
      {
        booked: [100, 160, 0, 1],
        free: [100, 160, 1, 1],
        before: [40, 90, 0, 1],
        touching: [200, 260, 0, 1],
        past: [0, 40, 0, 1],
      },
      {
        ocl_a: [
          [10, 50],
          [150, 200],
        ],
        ocl_b: [[90, 100]],
      },
    );
    expect(
      decideConflicts([booked], 40).map(({ slot, outside, from }) => `${slot} ${outside} ${from}`),
    ).toEqual(['before ocl_a 10', 'booked ocl_a 150']);
  });

  it('names an appointment over the border of two blocks once', () => {
    const both = [
      block({ night: [90, 110, 2, 3] }, { ocl_a: [[95, 100]] }),
      block({ night: [90, 110, 2, 3] }, { ocl_a: [[100, 130]] }),
    ];
    expect(decideConflicts(both, 0)).toEqual([{ slot: 'night', outside: 'ocl_a', from: 95, until: 130 }]);
  });
});

describe('outsideCalendarEvents', () => {
  const record = { id: 'ocl_0000000000000001', resourceId: 'res_0000000000000001', failures: 3 };
  const failing = { ...record, fault: 'unreachable', failingSince: 0, told: 'failing' };
  const recovered = { ...record, told: 'recovered' };
  const told = (before: object | undefined, after: object | undefined) =>
    outsideCalendarEvents(change(before as never, after as never)).map(({ event, data }) => [
      event.type,
      data,
    ]);

  it('tell when it begins to fail for long, and when it is read again', () => {
    const ids = { outsideCalendarId: record.id, resourceId: record.resourceId };
    expect(told(record, failing)).toEqual([
      [
        'outside_calendar.failing',
        { ...ids, fault: 'unreachable', failingSince: '1970-01-01T00:00:00.000Z' },
      ],
    ]);
    expect(told(failing, recovered)).toEqual([['outside_calendar.recovered', ids]]);
  });

  it('tell nothing else', () => {
    expect(
      [
        told(failing, failing),
        told(record, record),
        told(recovered, record),
        told(recovered, recovered),
        told(undefined, failing),
        told(failing, undefined),
      ].flat(),
    ).toEqual([]);
  });
});
