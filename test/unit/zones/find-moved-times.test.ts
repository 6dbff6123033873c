import { describe, expect, it } from 'vitest';
import {
  changedByZoneRules,
  changedPeriods,
  findMovedTimes,
  type OffsetSnapshot,
  snapshotOf,
} from '../../../lib/zones/find-moved-times.ts';

const at = (text: string): number => Date.parse(`${text}Z`);
const minute = (text: string): number => at(text) / 60_000;
const [from, until] = [at('2026-10-01T00:00'), at('2027-06-01T00:00')];
const after = snapshotOf('America/Vancouver', from, until);
/** As 2026a had it: summer time ends on 1 November and begins on 14 March. */
const before: OffsetSnapshot = {
  ...after,
  zoneData: '2026a',
  offsets: [
    [minute('2026-10-01T00:00'), -420],
    [minute('2026-11-01T09:00'), -480],
    [minute('2027-03-14T10:00'), -420],
  ],
};
const bookings = [
  '2026-10-31T17:00',
  '2026-11-01T08:59',
  '2026-11-01T09:00',
  '2027-03-14T09:59',
  '2027-03-14T10:00',
].map((text) => ({ startsAt: at(text) }));

describe('snapshotOf', () => {
  it('has the offsets of a period, and those of the yearly rule', () => {
    expect(after.offsets).toEqual([[minute('2026-10-01T00:00'), -420]]);
    expect(snapshotOf('Europe/Berlin', at('2044-03-01T00:00'), at('2044-11-01T00:00')).offsets).toEqual([
      [minute('2044-03-01T00:00'), 60],
      [minute('2044-03-27T01:00'), 120],
      [minute('2044-10-30T01:00'), 60],
    ]);
  });
});

describe('changedByZoneRules', () => {
  it('lists the times that the clocks show otherwise, to the minute', () => {
    expect(changedPeriods(before, after)).toEqual([
      {
        from: minute('2026-11-01T09:00'),
        until: minute('2027-03-14T10:00'),
        offsetBefore: -480,
        offsetAfter: -420,
      },
    ]);
    expect(changedByZoneRules(bookings, before, after)).toEqual([
      {
        item: bookings[2],
        localBefore: '2026-11-01T01:00:00-08:00',
        localAfter: '2026-11-01T02:00:00-07:00',
        sameLocalTime: at('2026-11-01T08:00'),
      },
      expect.objectContaining({ item: bookings[3], sameLocalTime: at('2027-03-14T08:59') }),
    ]);
    expect(changedByZoneRules(bookings, after, after)).toEqual([]);
  });
});

describe('findMovedTimes', () => {
  it('reads only bookings to come, of zones with another release, in periods that differ', async () => {
    const asked: string[] = [];
    const deps = {
      async *kept() {
        yield before;
        yield { ...before, timeZone: 'Europe/Berlin', zoneData: after.zoneData };
      },
      async *startingIn(timeZone: string, fromMs: number, untilMs: number) {
        asked.push(`${timeZone} ${new Date(fromMs).toISOString()} ${new Date(untilMs).toISOString()}`);
        yield* bookings.filter(({ startsAt }) => startsAt >= fromMs && startsAt < untilMs);
      },
    };
    const moved = await findMovedTimes(deps, at('2026-12-01T00:00'));
    expect(asked).toEqual(['America/Vancouver 2026-12-01T00:00:00.000Z 2027-03-14T10:00:00.000Z']);
    expect(moved.map(({ item }) => item)).toEqual([bookings[3]]);
  });
});
