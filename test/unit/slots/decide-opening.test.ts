import { describe, expect, it } from 'vitest';
import { blocksBetween } from '../../../lib/slots/calendar-block.ts';
import { decideOpening } from '../../../lib/slots/decide-opening.ts';
import type { WantedOpening } from '../../../lib/slots/opening.ts';
import { placeOfSlot } from '../../../lib/slots/slot-place.ts';
import {
  at,
  blocksWith,
  guide,
  minute,
  otherRoom,
  resourceOf,
  room,
  serviceId,
  serviceOf,
} from './engine-facts.ts';

const resources = new Map([room, otherRoom, guide].map((id) => [id, resourceOf(id)]));
const noon = '2026-12-01T11:00';
const place = (start: string, number = 0) => placeOfSlot({ serviceId, startsAt: at(start), number });
const decide = (given: Partial<WantedOpening> = {}) =>
  decideOpening({
    ...{
      service: serviceOf(),
      resources,
      blocks: [],
      startsAt: at(noon),
      partySize: 1,
      now: at('2026-11-30T00:00'),
    },
    ...given,
  });
const withGuide = serviceOf({
  requires: [
    { name: 'room', resourceIds: [room] },
    { name: 'guide', resourceIds: [guide] },
  ],
});

describe('decideOpening opens a slot', () => {
  it('on the first free resource, with its buffers on the calendar', () => {
    expect(decide({ service: serviceOf({ bufferBefore: 10, bufferAfter: 20 }) })).toEqual({
      ...{
        kind: 'open',
        place: place(noon),
        resourceIds: [room],
        total: 1,
        displaces: [],
        leaves: [],
        looked: [],
      },
      slot: { serviceId, startsAt: at(noon), number: 0 },
      endsAt: at('2026-12-01T12:00'),
      busy: [minute(noon) - 10, minute(noon) + 80],
      blocks: [Math.floor(minute(noon) / 5_760)],
    });
  });

  it('on the next one when the first is taken, and on any where a burst begins elsewhere', () => {
    const blocks = blocksWith(room, [['2026-12-01T10:30', 60, 0, 1]]);
    expect(decide({ blocks })).toMatchObject({ kind: 'open', resourceIds: [otherRoom], slot: { number: 1 } });
    expect(decide({ tryFirst: 3 })).toMatchObject({ resourceIds: [otherRoom] });
  });

  it('on the smallest resource that the party fits', () => {
    const sizes = new Map(
      [resourceOf(room, { seats: 8 }), resourceOf(otherRoom, { seats: 2 })].map((each) => [
        each.resourceId,
        each,
      ]),
    );
    expect(decide({ resources: sizes, partySize: 2 })).toMatchObject({ resourceIds: [otherRoom] });
    expect(decide({ resources: sizes, partySize: 3 })).toMatchObject({ resourceIds: [room] });
    expect(decide({ resources: sizes, partySize: 9 })).toEqual({ kind: 'refuse', code: 'party_too_large' });
  });

  it('with one of each group, or not at all', () => {
    expect(decide({ service: withGuide })).toMatchObject({ resourceIds: [room, guide], total: 1 });
    const blocks = blocksWith(guide, [['2026-12-01T11:30', 60, 0, 1, 9]]);
    expect(decide({ service: withGuide, blocks })).toEqual({ kind: 'refuse', code: 'taken' });
  });

  it('over empty slots, which it displaces on all resources that have them', () => {
    const empty = [
      ['2026-12-01T10:30', 60, 1, 1],
      ['2026-12-01T11:30', 60, 1, 1],
      ['2026-12-01T12:00', 60, 1, 1],
    ] as const;
    const blocks = [...blocksWith(room, empty), ...blocksWith(guide, empty.slice(0, 1))];
    expect(decide({ service: withGuide, blocks })).toMatchObject({
      kind: 'open',
      displaces: [
        { place: place('2026-12-01T10:30'), resourceIds: [room, guide] },
        { place: place('2026-12-01T11:30'), resourceIds: [room] },
      ],
    });
  });

  it('anew when it stands empty with other terms, and says which resources it leaves', () => {
    const blocks = [...blocksWith(room, [[noon, 45, 1, 1]]), ...blocksWith(otherRoom, [[noon, 45, 1, 1]])];
    expect(decide({ blocks })).toMatchObject({
      kind: 'open',
      resourceIds: [room],
      displaces: [],
      leaves: [otherRoom],
    });
  });

  it('reading the whole week of its resource where slots of a week are limited', () => {
    const limited = serviceOf({ limits: { perWeek: 2 } });
    const monday = '2026-12-07T10:00';
    const blocks = blocksWith(room, [
      [monday, 60, 0, 1],
      ['2026-12-13T15:00', 60, 0, 1],
    ]);
    const wanted = { service: limited, blocks, startsAt: at('2026-12-09T11:00'), resourceId: room };
    expect(decide(wanted)).toEqual({ kind: 'refuse', code: 'limit_reached' });
    // Sunday evening before and Monday after are other weeks in Berlin.
    const others = blocksWith(room, [
      ['2026-12-06T15:00', 60, 0, 1],
      ['2026-12-14T09:00', 60, 0, 1],
    ]);
    const opened = decide({ ...wanted, blocks: others });
    expect(opened).toMatchObject({ kind: 'open' });
    // In Berlin the week begins at eleven on Sunday evening, UTC.
    const week = blocksBetween(minute('2026-12-06T23:00'), minute('2026-12-13T23:00'));
    if (opened.kind === 'open') expect([...opened.blocks, ...opened.looked].toSorted()).toEqual(week);
  });
});

describe('decideOpening joins a slot', () => {
  const shared = serviceOf({ seating: 'shared' });

  it('that is shared and has room, before it opens another', () => {
    const blocks = blocksWith(otherRoom, [[noon, 60, 2, 4, 1]]);
    expect(decide({ service: shared, blocks, partySize: 2 })).toEqual({
      ...{ kind: 'join', place: place(noon, 1), resourceIds: [otherRoom], left: 2 },
      slot: { serviceId, startsAt: at(noon), number: 1 },
      endsAt: at('2026-12-01T12:00'),
    });
    expect(decide({ service: shared, blocks, partySize: 3 })).toMatchObject({
      kind: 'open',
      resourceIds: [room],
    });
  });

  it('never when it has other times than the service, is private now, or meets an outside appointment', () => {
    const wanted = { service: shared, resourceId: room };
    const taken = { kind: 'refuse', code: 'taken' };
    expect(decide({ ...wanted, blocks: blocksWith(room, [[noon, 90, 2, 4]]) })).toEqual(taken);
    expect(decide({ ...wanted, service: serviceOf(), blocks: blocksWith(room, [[noon, 60, 2, 4]]) })).toEqual(
      taken,
    );
    const outside = [['2026-12-01T11:30', '2026-12-01T11:40']] as const;
    expect(decide({ ...wanted, blocks: blocksWith(room, [[noon, 60, 2, 4]], outside) })).toEqual(taken);
    const service = { ...withGuide, seating: 'shared' as const };
    const held = blocksWith(room, [[noon, 60, 2, 4]]);
    expect(decide({ service, blocks: [...held, ...blocksWith(guide, [[noon, 60, 2, 4]])] })).toMatchObject({
      kind: 'join',
    });
    expect(decide({ service, blocks: [...held, ...blocksWith(guide, [[noon, 60, 2, 4]], outside)] })).toEqual(
      taken,
    );
  });

  it('that stands empty as the service is now, unless slots are limited', () => {
    const blocks = blocksWith(room, [[noon, 60, 1, 1]]);
    expect(decide({ blocks })).toMatchObject({ kind: 'join', place: place(noon) });
    // A boat that stood empty when it lost seats.
    const boat = blocksWith(room, [[noon, 60, 6, 6]]);
    expect(decide({ blocks: boat, service: shared })).toMatchObject({ kind: 'open', total: 4 });
    expect(decide({ blocks, service: serviceOf({ limits: { perDay: 5 } }) })).toMatchObject({ kind: 'open' });
    expect(decide({ blocks, service: serviceOf({ limits: { perWeek: 5 } }) })).toMatchObject({
      kind: 'open',
    });
  });
});

describe('decideOpening refuses', () => {
  it.each([
    ['too_soon', { now: at(noon) - 29 * 60_000, service: serviceOf({ notice: 30 }) }],
    ['too_far', { now: at(noon) - 31 * 60_000, service: serviceOf({ horizon: 30 }) }],
    ['outside_hours', { startsAt: at('2026-12-01T11:10') }],
    ['outside_hours', { startsAt: at('2026-12-01T15:30') }],
    ['outside_hours', { startsAt: at(noon) + 1 }],
    ['outside_hours', { resources: new Map() }],
    ['taken', { resourceId: room, blocks: blocksWith(room, [['2026-12-01T11:30', 60, 0, 1]]) }],
  ] as const)('with %s', (code, given) => {
    expect(decide(given)).toEqual({ kind: 'refuse', code });
  });
});
