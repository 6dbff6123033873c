import { describe, expect, it } from 'vitest';
import type { Watched } from '../../bench/rush/watchers/audience.ts';
import { stateText, type WatcherLog } from '../../bench/rush/watchers/crowd.ts';
import {
  brokenWatching,
  closest,
  findFinal,
  mostInSecond,
  rateOf,
} from '../../bench/rush/watchers/report.ts';

const committed = 50_000;

/** A watcher who hears of two states, and of the final one so long after the last sale. */
const watcher = (late: number, changed: Partial<WatcherLog> = {}): WatcherLog => ({
  heard: [
    { at: committed - 1_000, state: 0 },
    { at: committed + late, state: 1 },
  ],
  pushes: [committed - 1_000, committed + late],
  seqs: [7, 8],
  toldToPoll: false,
  reconnects: 0,
  ...changed,
});

const watched = (...watchers: WatcherLog[]): Watched => ({
  ...{ count: watchers.length, connectMs: 1, subscribeMs: 1 },
  calm: { outcomes: [], reports: [], processorMs: 0 },
  report: {
    states: ['one left', 'sold out'],
    numberedAt: [committed - 1_100, committed + 400],
    final: 1,
    stock: [
      { available: 1, after: committed - 2_000, before: committed - 1_975 },
      { available: 0, after: committed, before: committed + 25 },
    ],
    watchers,
  },
});

describe('the verdict on a watched rush', () => {
  it('is good when everybody knew within three seconds how it ended', () => {
    const good = watched(watcher(500), watcher(3_000));
    expect(brokenWatching(good)).toEqual([]);
    expect(findFinal(good.report)).toEqual({ late: [500, 3_000], missed: 0, numbered: 400 });
  });

  it('counts from before the sale, so that no delay is shown too short', () => {
    expect(brokenWatching(watched(watcher(3_001)))).toEqual([
      'a watcher knew 3001 ms after the last sale how it ended, not within 3000',
    ]);
  });

  it('finds who never knew, or knew it and was told something else after that', () => {
    const never = watcher(0, { heard: [{ at: committed, state: 0 }] });
    const confused = watcher(0, {
      heard: [
        { at: committed + 100, state: 1 },
        { at: committed + 200, state: 0 },
      ],
    });
    expect(brokenWatching(watched(watcher(500), never, confused))).toEqual([
      '2 watchers do not know how it ended',
    ]);
  });

  it('finds who was told more than a message a second, and messages too close to each other', () => {
    const pushes = [0, 900, 1_800, 2_700].map((after) => committed + after);
    expect(brokenWatching(watched(watcher(500, { pushes })))).toEqual([
      'a watcher was told 1.08 messages a second',
    ]);
    const good = watched(watcher(500));
    const numberedAt = [committed, committed + 999];
    expect(brokenWatching({ ...good, report: { ...good.report, numberedAt } })).toEqual([
      'two messages were numbered 999 ms apart',
    ]);
  });
});

it('mostInSecond looks at any second', () => {
  expect([mostInSecond([]), mostInSecond([0, 1_000, 2_000]), mostInSecond([0, 990, 999, 1_000])]).toEqual([
    0, 1, 3,
  ]);
});

it('rateOf gives each message the second after it', () => {
  expect([rateOf([5]), rateOf([0, 1_000, 2_000]), rateOf([0, 500, 1_000])]).toEqual([1, 1, 1.5]);
});

it('closest looks at all that were numbered, in their order', () => {
  expect([closest([Number.NaN, 5_000, 1_000, 2_500]), closest([1])]).toEqual([
    1_500,
    Number.POSITIVE_INFINITY,
  ]);
});

it('stateText tells states apart, but not the instants at which they were read', () => {
  const state = {
    dealId: 'deal_0000000000000001',
    state: 'live',
    ...{ soldOut: true, available: 0 },
    startsAt: '2026-12-24T18:00:00.000Z',
    endsAt: '2026-12-24T20:00:00.000Z',
    now: '2026-12-24T18:00:01.000Z',
  } as const;
  const { available, ...rest } = state;
  expect(stateText({ ...rest, now: '2026-12-24T19:00:00.000Z', available })).toBe(stateText(state));
  expect(stateText({ ...state, available: 1 })).not.toBe(stateText(state));
});
