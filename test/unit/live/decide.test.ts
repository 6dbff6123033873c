import { describe, expect, it } from 'vitest';
import type { Availability } from '../../../lib/contract/availability.ts';
import {
  decideAdmission,
  decidePolling,
  decideReplay,
  decideTelling,
  decideWait,
  isComplete,
  isOlder,
} from '../../../lib/live/decide.ts';

const availability: Availability = {
  dealId: 'deal_0000000000000001',
  state: 'live',
  soldOut: false,
  available: 5,
  startsAt: '2026-12-24T18:00:00.000Z',
  endsAt: '2026-12-24T20:00:00.000Z',
  now: '2026-12-24T18:00:01.000Z',
};
const told = (available: number, at = 0) => ({
  event: 'deal.availability',
  data: { ...availability, available, now: '2026-12-24T18:00:00.000Z' },
  at,
});
const rules = { threshold: 100, againMs: 60_000 };
const situation = { availability, watchers: 1, now: 1_000_000, repeated: false };

describe('decideTelling', () => {
  const decide = (head: object, changed: Partial<typeof situation> = {}) =>
    decideTelling({ ...situation, ...changed, head: { seq: 7, ttl: 0, ...head } }, rules);

  it('tells what is new, the first time too, and nothing that is not', () => {
    expect(decide({})).toBe('append');
    expect(decide({ told: told(6) })).toBe('append');
    expect(decide({ told: told(5) })).toBe('nothing');
  });

  it('sends again what an attempt that died may not have sent', () => {
    expect(decide({ told: told(5) }, { repeated: true })).toBe('again');
  });

  it('has many poll, says so once a minute, and tells them the end', () => {
    const many = { watchers: 101 };
    expect(decide({ told: told(6) }, many)).toBe('poll');
    expect(decide({ told: told(6), polledAt: 990_000 }, many)).toBe('nothing');
    expect(decide({ told: told(6), polledAt: 940_000 }, many)).toBe('poll');
    const ended = { ...availability, state: 'ended' } as const;
    expect(decide({ told: told(6), polledAt: 990_000 }, { ...many, availability: ended })).toBe('append');
  });
});

describe('decideWait', () => {
  const wait = (age: number, sent = 7) =>
    decideWait({ seq: 7, told: told(6, 1_000_000 - age) }, sent, 1_000_000);

  it('leaves a second between two messages', () => {
    expect([wait(0), wait(1), wait(999), wait(1_000)]).toEqual([1_000, 999, 1, 0]);
    expect(decideWait({ seq: 7 }, 0, 0)).toBe(0);
  });

  it('waits while the message before is being sent, but not for ever', () => {
    expect([wait(1_000, 6), wait(4_999, 6), wait(5_000, 6)]).toEqual([100, 100, 0]);
  });

  it('waits for a second at most, whatever the clock of who told it before', () => {
    expect(wait(-60_000)).toBe(1_000);
  });
});

it('decidePolling does not swing at the threshold', () => {
  const watchers = [100, 101, 100, 81, 80, 79, 90, 100, 101];
  let polling = false;
  const seen = watchers.map((count) => {
    polling = decidePolling(polling, count, rules);
    return polling;
  });
  expect(seen).toEqual([false, true, true, true, true, false, false, false, true]);
});

it('decideReplay gives the log for what is kept, and the state otherwise', () => {
  expect(decideReplay(60, 10)).toEqual({ kind: 'log', after: 10 });
  for (const after of [undefined, 9, 61]) expect(decideReplay(60, after)).toEqual({ kind: 'state' });
});

it('isComplete sees a missing first, middle and last', () => {
  const range = { after: 4, seq: 7 };
  const entries = (...numbers: number[]) => numbers.map((seq) => ({ seq }));
  expect(isComplete(entries(5, 6, 7), range)).toBe(true);
  for (const some of [entries(6, 7), entries(5, 7), entries(5, 6), entries(5, 5, 7)])
    expect(isComplete(some, range)).toBe(false);
});

it('decideAdmission lets in what fits, and what was there before', () => {
  const topics = new Set(Array.from({ length: 49 }, (_, index) => `deal:${index}`));
  const known = { topics };
  expect([...decideAdmission(known, ['deal:1', 'new', 'new', 'excess'])]).toEqual(['deal:1', 'new']);
});

it('isOlder trusts a cache only when the head was there before it, by all clocks', () => {
  // Made at some time within second 100.
  expect([101_000, 103_000, 103_001].map((now) => isOlder(100, 1_000, now))).toEqual([false, false, true]);
});
