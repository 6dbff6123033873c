import { describe, expect, it } from 'vitest';
import { axisTop } from '../../../console/src/pages/drop/chart-canvas.ts';
import { paceOf } from '../../../console/src/pages/drop/pace.ts';
import { parseUnits } from '../../../console/src/pages/drop/parse-units.ts';
import { framesOf } from '../../../console/src/pages/drop/replay.ts';
import {
  countedUntil,
  inLastMinute,
  minutesOf,
  paidShare,
  perSecond,
  rateOf,
  type Series,
} from '../../../console/src/pages/drop/series.ts';
import { claimAge, countedAgo, isOldClaim, refusedPayments } from '../../../console/src/pages/drop/signs.ts';
import { timeLeft } from '../../../console/src/pages/drop/time-left.ts';

const base = Date.UTC(2026, 11, 24, 18);
const instant = (ms: number) => new Date(base + ms).toISOString();
const counts = (orders: number, confirmed = 0, rejected = 0) => ({
  ...{ orders, held: orders - rejected, confirmed, rejected, expired: 0, cancelled: 0 },
});
const series = (now: number, orders: Readonly<Record<number, number>>): Series => ({
  now: instant(now),
  minutes: [],
  seconds: Object.entries(orders).map(([at, each]) => ({ second: instant(Number(at)), ...counts(each) })),
});

describe('series', () => {
  it('end before the seconds that are still being counted', () => {
    expect(countedUntil(series(20_400, {})) - base).toBe(17_000);
    expect(countedUntil(series(20_400, { 19000: 3 })) - base).toBe(19_000);
  });

  it('have a point for each second, also for those without events', () => {
    const points = perSecond(series(20_400, { 14000: 7, 16000: 3, 19000: 9 }), 'orders', 6_000);
    expect(points.map(({ at, value }) => [(at - base) / 1_000, value])).toEqual([
      ...[
        [13, 0],
        [14, 7],
        [15, 0],
        [16, 3],
        [17, 0],
        [18, 0],
      ],
    ]);
  });

  it('become a rate over some seconds, and a sum over a minute', () => {
    const sale = series(100_000, { 20000: 100, 50000: 30, 96000: 20 });
    expect(rateOf(sale, 'orders', 10_000)).toBe(2);
    expect(inLastMinute(sale, 'orders')).toBe(50);
  });

  it('name minutes by their begin', () => {
    const minutes = [{ minute: instant(0), ...counts(5, 2, 1) }];
    expect(minutesOf({ minutes })).toEqual([{ minute: base, orders: 5, held: 4, confirmed: 2, rejected: 1 }]);
  });

  it('have a share of paid orders among those with units', () => {
    expect(paidShare({ orders: 10, rejected: 2, held: 8, confirmed: 6 })).toBe(0.75);
    expect(paidShare({ orders: 2, rejected: 2, held: 0, confirmed: 0 })).toBeUndefined();
  });
});

describe('signs', () => {
  const stock = { dealId: 'deal_1', quantityTotal: 1, available: 0, claimed: 0, held: 0, sold: 1 };

  it('show the age of a claim by the server’s clock, and an old one as wrong', () => {
    const at = (oldestClaimAt: string) =>
      claimAge({ stock: { ...stock, oldestClaimAt }, now: instant(70_000) });
    expect([claimAge({ stock, now: instant(0) }), at(instant(9_000)), at(instant(71_000))]).toEqual([
      ...[undefined, 61_000, 0],
    ]);
    expect([60_000, 60_001].map(isOldClaim)).toEqual([false, true]);
  });

  it('say how old the counts are, and how many payments were refused', () => {
    expect(countedAgo({ countedAt: instant(1_000), now: instant(3_400) })).toBe(2);
    expect(countedAgo({ now: instant(0) })).toBeUndefined();
    const paymentFailures = [
      { reason: 'no_funds', count: 3 },
      { reason: 'blocked', count: 2 },
    ] as const;
    expect(refusedPayments({ paymentFailures: [...paymentFailures] })).toBe(5);
  });
});

it('an axis ends at a round number above all values', () => {
  const top = (value: number) => axisTop({ series: [{ name: '', color: '', points: [{ at: 0, value }] }] });
  expect([0, 1, 3, 7, 12, 480, 501].map(top)).toEqual([1, 1, 5, 10, 20, 500, 1_000]);
});

it('a replay has the minutes in order, and cuts long pauses short', () => {
  const minute = (at: number, orders: number) => ({
    ...{ minute: new Date(at * 60_000).toISOString(), ...counts(orders, 1) },
  });
  const frames = framesOf({ minutes: [minute(1, 3), minute(3, 1), minute(60, 2)] });
  expect(frames.map(({ minute, orders }) => [minute / 60_000, orders])).toEqual([
    ...[
      [1, 3],
      [2, 0],
      [3, 1],
      [4, 0],
      [5, 0],
      [6, 0],
      [7, 0],
      [8, 0],
      [60, 2],
    ],
  ]);
  expect(frames.at(-1)?.soFar).toEqual({ orders: 6, held: 6, confirmed: 3, rejected: 0 });
  expect(framesOf({ minutes: [] })).toEqual([]);
});

it('the room asks quickly while there is something to see', () => {
  const sale = (state: 'scheduled' | 'live' | 'paused' | 'ended', from: number, to: number) => ({
    ...{ state, startsAt: new Date(from).toISOString(), endsAt: new Date(to).toISOString() },
  });
  const quick = paceOf(sale('live', 0, 1), 0);
  expect(paceOf(sale('paused', 0, 1), 0)).toBe(quick);
  expect(paceOf(sale('scheduled', 30_000, 90_000), 0)).toBe(quick);
  expect(paceOf(sale('scheduled', 90_000, 180_000), 0)).toBeGreaterThan(quick);
  expect(paceOf(sale('ended', 0, 1_000), 60_000)).toBe(quick);
  expect(paceOf(sale('ended', 0, 1_000), 3_600_000)).toBeGreaterThan(quick);
  expect(paceOf(undefined, 0)).toBeGreaterThan(quick);
});

it('units to add are whole, more than none, and within the API’s total', () => {
  expect(['5', ' 12 ', '0', '-1', '1.5', '', 'x'].map((typed) => parseUnits(typed, 10))).toEqual([
    ...[5, 12, undefined, undefined, undefined, undefined, undefined],
  ]);
  expect(parseUnits('999990', 10)).toBe(999_990);
  expect(parseUnits('999991', 10)).toBeUndefined();
});

it('a time left has days only when there are some, and hours when needed', () => {
  expect([5, 605, 3_661, 90_061].map(timeLeft)).toEqual([
    { days: 0, clock: '00:05' },
    { days: 0, clock: '10:05' },
    { days: 0, clock: '01:01:01' },
    { days: 1, clock: '01:01:01' },
  ]);
});
