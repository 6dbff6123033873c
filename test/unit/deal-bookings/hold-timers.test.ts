import { describe, expect, it } from 'vitest';
import { type HoldTimer, holdReleases } from '../../../lib/bookings/release-holds.ts';
import { holdTimers, timersFor } from '../../../lib/deal-bookings/hold-timers.ts';
import { booking, bookingId } from '../../stored-items.ts';

const now = Date.parse('2026-12-24T18:00:00.000Z');
const hold = (n: number, seconds: number) => ({
  buyerId: booking().buyerId,
  bookingId: bookingId(n),
  holdExpiresAt: now + seconds * 1000,
});

describe('timersFor', () => {
  it('puts holds that end within 15 s of each other into one timer, due when the last of them ends', () => {
    const timers = timersFor([hold(1, 615), hold(2, 600), hold(3, 616), hold(4, 700)]);
    expect(timers.map(({ holds, dueAt }) => [holds.length, (dueAt - now) / 1000])).toEqual([
      [2, 615],
      [1, 616],
      [1, 700],
    ]);
  });

  it('keeps each timer within 200 KB', () => {
    const timers = timersFor(Array.from({ length: 4_000 }, (_, n) => hold(n, 600)));
    expect(timers.flatMap(({ holds }) => holds)).toHaveLength(4_000);
    for (const timer of timers) expect(JSON.stringify(timer).length).toBeLessThanOrEqual(200 * 1024);
  });

  it('makes none without holds', () => {
    expect(timersFor([])).toEqual([]);
  });
});

describe('holdTimers', () => {
  it('sends what releases holds understand, to arrive when they are due', async () => {
    const sent: [HoldTimer, number | undefined][] = [];
    const queue = { send: async (timer: HoldTimer, delay?: number) => void sent.push([timer, delay]) };
    await holdTimers(queue, { now: () => now }).arm([hold(1, 60)]);
    expect(sent).toEqual([[{ holds: [hold(1, 60)], dueAt: now + 60_000 }, 60]]);
    expect(holdReleases.received.parse(sent[0]?.[0])).toEqual(sent[0]?.[0]);
  });
});
