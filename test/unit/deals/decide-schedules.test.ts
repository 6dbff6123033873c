import { describe, expect, it } from 'vitest';
import type { DealState } from '../../../lib/contract/availability.ts';
import { decideTimers, fireAt } from '../../../lib/deals/decide-schedules.ts';

const id = 'deal_0000000000000001';
const startsAt = '2026-12-24T12:00:00.000Z';
const endsAt = '2026-12-24T13:00:00.000Z';
const timers = (state: DealState) => decideTimers(id, { state, startsAt, endsAt });
const start = { to: 'live', at: startsAt };
const end = { to: 'ended', at: endsAt };

describe('decideTimers', () => {
  it('arms both timers of a scheduled deal, and the end of one that runs', () => {
    expect(timers('scheduled')).toEqual({ [`${id}-start`]: start, [`${id}-end`]: end });
    expect(timers('live')).toEqual({ [`${id}-start`]: undefined, [`${id}-end`]: end });
    expect(timers('paused')).toEqual(timers('live'));
  });

  it('disarms both when nothing is to come', () => {
    const none = { [`${id}-start`]: undefined, [`${id}-end`]: undefined };
    for (const state of ['draft', 'ended', 'cancelled'] as const) expect(timers(state)).toEqual(none);
    expect(decideTimers(id, undefined)).toEqual(none);
  });
});

describe('fireAt', () => {
  it('fires a minute early, and never in the past', () => {
    const at = Date.parse(startsAt);
    expect(fireAt(at, at - 600_000)).toBe(at - 60_000);
    expect(fireAt(at, at - 10_000)).toBe(at - 5_000);
    expect(fireAt(at, at + 10_000)).toBe(at + 15_000);
  });
});
