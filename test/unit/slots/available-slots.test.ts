import { describe, expect, it } from 'vitest';
import { availableSlots, slotsByDay, type WantedSlots } from '../../../lib/slots/available-slots.ts';
import { blocksOfPeriod } from '../../../lib/slots/blocks-to-read.ts';
import { blockMinutes } from '../../../lib/slots/calendar-block.ts';
import { busyService, timed } from '../../bench/availability.ts';
import { at, blocksWith, guide, minute, otherRoom, resourceOf, room, serviceOf } from './engine-facts.ts';

const resources = new Map([room, otherRoom, guide].map((id) => [id, resourceOf(id)]));
const wanted: WantedSlots = {
  ...{ service: serviceOf(), resources, blocks: [], partySize: 1 },
  ...{ from: at('2026-12-01T00:00'), until: at('2026-12-02T00:00'), now: at('2026-11-30T00:00') },
};

describe('availableSlots', () => {
  it('has the starts of all primary resources, and how many of them are free', () => {
    const blocks = blocksWith(room, [['2026-12-01T08:00', 60, 0, 1]]);
    const slots = availableSlots({ ...wanted, blocks });
    expect(slots).toHaveLength(15);
    expect(slots.slice(0, 3)).toEqual([
      { startsAt: at('2026-12-01T08:00'), endsAt: at('2026-12-01T09:00'), left: 1, resourceIds: [otherRoom] },
      { startsAt: at('2026-12-01T08:30'), endsAt: at('2026-12-01T09:30'), left: 1, resourceIds: [otherRoom] },
      {
        startsAt: at('2026-12-01T09:00'),
        endsAt: at('2026-12-01T10:00'),
        left: 2,
        resourceIds: [room, otherRoom],
      },
    ]);
  });

  it('has no more private slots at once than each group has resources', () => {
    const requires = [...serviceOf().requires, { name: 'guide', resourceIds: [guide] }];
    expect(availableSlots({ ...wanted, service: serviceOf({ requires }) })[0]).toMatchObject({ left: 1 });
  });

  it('has the seats that one order can have of a shared slot', () => {
    const service = serviceOf({ seating: 'shared', seats: 3 });
    const blocks = [
      ...blocksWith(room, [['2026-12-01T08:00', 60, 2, 3]]),
      ...blocksWith(otherRoom, [['2026-12-01T08:00', 60, 0, 3, 1]]),
    ];
    const [first, second] = availableSlots({ ...wanted, service, blocks });
    expect([first?.left, first?.resourceIds]).toEqual([2, [room]]);
    expect(second).toMatchObject({ startsAt: at('2026-12-01T09:00'), left: 3 });
    expect(availableSlots({ ...wanted, service, blocks, partySize: 3 })[0]).toEqual(second);
  });

  it('begins with notice and ends at the horizon', () => {
    const now = at('2026-12-01T09:10');
    const slots = availableSlots({ ...wanted, now, service: serviceOf({ notice: 20, horizon: 80 }) });
    expect(slots.map((slot) => slot.startsAt)).toEqual([
      at('2026-12-01T09:30'),
      at('2026-12-01T10:00'),
      at('2026-12-01T10:30'),
    ]);
    expect(availableSlots({ ...wanted, now: at('2027-12-01T00:00') })).toEqual([]);
  });

  it('reads the whole day or week of limits, and the buffers', () => {
    const of = (given: Parameters<typeof serviceOf>[0], from: string, until: string) =>
      blocksOfPeriod(serviceOf(given), at(from), at(until));
    const block = Math.floor(minute('2026-12-06T12:00') / blockMinutes);
    const start = new Date(block * blockMinutes * 60_000).toISOString().slice(0, 16);
    expect(of({}, start, start.replace('00:00', '02:00'))).toEqual([block]);
    expect(of({ bufferBefore: 5 }, start, start.replace('00:00', '02:00'))).toEqual([block - 1, block]);
    expect(of({ limits: { perDay: 1 } }, start, start.replace('00:00', '02:00'))).toEqual([block - 1, block]);
    expect(of({ limits: { perWeek: 1 } }, start, start.replace('00:00', '02:00'))).toHaveLength(6);
  });

  it('counts starts by the days of another zone', () => {
    const days = slotsByDay(availableSlots({ ...wanted, until: at('2026-12-03T00:00') }), 'Asia/Tokyo');
    expect([...days]).toEqual([
      ['2026-12-01', 14],
      ['2026-12-02', 15],
      ['2026-12-03', 1],
    ]);
  });

  // 5 ms on a quiet machine, 15 are asked for; `node test/bench/availability.ts` measures.
  it('takes little processor time for 20 resources and 30 days once hours are expanded', () => {
    const asked = busyService(1);
    const times = Array.from({ length: 20 }, () => timed(() => availableSlots(asked)));
    expect(times[0]?.[1].length).toBeGreaterThan(1_000);
    expect(Math.min(...times.map(([ms]) => ms))).toBeLessThan(75);
  });
});
