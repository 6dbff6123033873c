import { describe, expect, it } from 'vitest';
import { axisTop } from '../../../console/src/pages/drop/chart-canvas.ts';
import { paceOf } from '../../../console/src/pages/drop/pace.ts';
import { parseUnits } from '../../../console/src/pages/drop/parse-units.ts';
import { framesOf } from '../../../console/src/pages/drop/replay.ts';
import {
  addSample,
  mostSamples,
  paidShare,
  perMinute,
  perSecond,
  rateOf,
  riseOver,
  type Sample,
} from '../../../console/src/pages/drop/series.ts';
import { timeLeft } from '../../../console/src/pages/drop/time-left.ts';

const sample = (at: number, orders: number, confirmed = 0): Sample => ({
  ...{ at, orders, held: orders, confirmed, rejected: 0 },
});

describe('samples', () => {
  it('drop answers that are late or repeated, and keep an hour', () => {
    const two = [sample(1, 1), sample(2, 2)];
    expect(addSample(two, sample(2, 3))).toBe(two);
    expect(addSample(two, sample(1, 3))).toBe(two);
    let many: readonly Sample[] = [];
    for (let at = 1; at <= mostSamples + 5; at++) many = addSample(many, sample(at, at));
    expect([many.length, many[0]?.at]).toEqual([mostSamples, 6]);
  });

  it('become rates by second, and never negative ones', () => {
    const samples = [sample(0, 0), sample(2_000, 10), sample(3_000, 4)];
    expect(perSecond(samples, 'orders')).toEqual([
      { at: 2_000, value: 5 },
      { at: 3_000, value: 0 },
    ]);
    expect(perSecond(samples, 'orders', 2_500)).toHaveLength(1);
  });

  it('become counts by minute, spread over the time in which none was taken', () => {
    const minutes = perMinute([sample(30_000, 0), sample(150_000, 120), sample(180_000, 150)]);
    expect(minutes.map(({ minute, orders }) => [minute, orders])).toEqual([
      [0, 30],
      [60_000, 60],
      [120_000, 60],
    ]);
    expect(perMinute([sample(0, 5)])).toEqual([]);
  });

  it('become a rise and a rate over the last seconds once there are two', () => {
    expect(riseOver([], 5_000)).toBeUndefined();
    expect(riseOver([sample(0, 9)], 5_000)).toBeUndefined();
    const rise = riseOver([sample(0, 0), sample(8_000, 100), sample(10_000, 140)], 5_000);
    expect(rise).toMatchObject({ ms: 2_000, orders: 40 });
    expect(rise && rateOf(rise, 'orders')).toBe(20);
  });

  it('have a share of paid orders among those with units', () => {
    expect(paidShare({ orders: 10, rejected: 2, held: 8, confirmed: 6 })).toBe(0.75);
    expect(paidShare({ orders: 2, rejected: 2, held: 0, confirmed: 0 })).toBeUndefined();
  });
});

it('an axis ends at a round number above all values', () => {
  const top = (value: number) => axisTop({ series: [{ name: '', color: '', points: [{ at: 0, value }] }] });
  expect([0, 1, 3, 7, 12, 480, 501].map(top)).toEqual([1, 1, 5, 10, 20, 500, 1_000]);
});

it('a replay has the minutes of orders in order, and cuts long pauses short', () => {
  const minute = (at: number, orders: number) => ({
    ...{ minute: new Date(at * 60_000).toISOString(), orders, units: orders * 2 },
  });
  const frames = framesOf([minute(1, 3), minute(3, 1), minute(60, 2)]);
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
  expect(frames.at(-1)).toMatchObject({ ordersSoFar: 6, unitsSoFar: 12 });
  expect(framesOf([])).toEqual([]);
});

it('the room asks quickly while there is something to see', () => {
  const sale = (state: 'scheduled' | 'live' | 'paused' | 'ended', from: number, to: number) => ({
    ...{ state, startsAt: new Date(from).toISOString(), endsAt: new Date(to).toISOString() },
  });
  const quick = paceOf(sale('live', 0, 1), 0).stock;
  expect(paceOf(sale('paused', 0, 1), 0).stock).toBe(quick);
  expect(paceOf(sale('scheduled', 30_000, 90_000), 0).stock).toBe(quick);
  expect(paceOf(sale('scheduled', 90_000, 180_000), 0).stock).toBeGreaterThan(quick);
  expect(paceOf(sale('ended', 0, 1_000), 60_000).stock).toBe(quick);
  expect(paceOf(sale('ended', 0, 1_000), 3_600_000).stock).toBeGreaterThan(quick);
  expect(paceOf(undefined, 0).stock).toBeGreaterThan(quick);
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
