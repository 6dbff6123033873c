import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { AppError } from '../../../../lib/platform/errors.ts';
import { type Limiter, limiter } from '../../../../lib/platform/limits/limiter.ts';
import type { Rule } from '../../../../lib/platform/limits/rule.ts';
import type { SharedCounts, UnsharedCounts } from '../../../../lib/platform/limits/shared-counts.ts';
import { plus } from '../../../../lib/platform/limits/sliding-window.ts';
import { takeAll } from '../../../../lib/platform/limits/take.ts';
import { logger } from '../../../../lib/platform/logger.ts';

const start = Date.parse('2026-12-24T18:00:00.000Z');
const seed = Number(process.env.PROPERTY_SEED ?? Date.now() % 2 ** 31);
const rule = (changed: Partial<Rule> = {}): Rule => ({
  limit: 10,
  seconds: 60,
  quiet: 3,
  ...changed,
});

/** What all containers count together, in memory. */
function common() {
  const counts = new Map<string, ReadonlyMap<number, number>>();
  const told: UnsharedCounts[] = [];
  const shared: SharedCounts = {
    async add(telling) {
      told.push(telling);
      const { subject, slices, now, windowMs } = telling;
      const all = plus(counts.get(subject) ?? new Map(), slices, now, windowMs);
      counts.set(subject, all);
      return all;
    },
  };
  return { shared, told };
}

const unreachable: SharedCounts = { add: () => Promise.reject(new Error('throttled')) };

async function passes(door: Limiter, subject = 'one'): Promise<boolean> {
  try {
    await takeAll([{ limiter: door, subject }], 'orders');
    return true;
  } catch (error) {
    if ((error as AppError).code !== 'too_many_requests') throw error;
    return false;
  }
}

/** The most that passed in any window of this length. */
const mostInWindow = (instants: readonly number[], windowMs: number) =>
  Math.max(0, ...instants.map((end) => instants.filter((at) => at > end - windowMs && at <= end).length));

const gaps = fc.array(fc.oneof(fc.nat(50), fc.nat(8_000), fc.nat(70_000)), { minLength: 1, maxLength: 150 });
const rules = fc.record({
  limit: fc.integer({ min: 1, max: 20 }),
  seconds: fc.constantFrom(1, 7, 60),
  quiet: fc.integer({ min: 1, max: 8 }),
});

describe(`limiter (PROPERTY_SEED=${seed})`, () => {
  it.each([
    ['while the others can be told', () => common().shared],
    ['while they cannot', () => unreachable],
  ])('lets no more than the limit through one container in any window, %s', async (_, sharing) => {
    await fc.assert(
      fc.asyncProperty(gaps, rules, async (steps, changed) => {
        const time = { now: start };
        const door = limiter('orders', rule(changed), {
          clock: { now: () => time.now },
          shared: sharing(),
        });
        const passed: number[] = [];
        for (const step of steps) {
          time.now += step;
          if (await passes(door)) passed.push(time.now);
        }
        expect(mostInWindow(passed, changed.seconds * 1_000)).toBeLessThanOrEqual(changed.limit);
      }),
      { seed, numRuns: 200 },
    );
  });

  it('lets no more than limit + containers × quiet through all of them in any window', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(3_000), fc.nat(5)), { minLength: 20, maxLength: 200 }),
        rules,
        fc.integer({ min: 1, max: 6 }),
        async (steps, changed, containers) => {
          const time = { now: start };
          const { shared } = common();
          const clock = { now: () => time.now };
          const doors = Array.from({ length: containers }, () =>
            limiter('orders', rule(changed), { clock, shared }),
          );
          const passed: number[] = [];
          for (const [step, which] of steps) {
            time.now += step;
            if (await passes(doors[which % containers] as Limiter)) passed.push(time.now);
          }
          expect(mostInWindow(passed, changed.seconds * 1_000)).toBeLessThanOrEqual(
            changed.limit + containers * changed.quiet,
          );
        },
      ),
      { seed, numRuns: 150 },
    );
  });

  it('says truly when there is room again: not a moment before, and then at once', async () => {
    await fc.assert(
      fc.asyncProperty(gaps, rules, async (steps, changed) => {
        const time = { now: start };
        const door = limiter('orders', rule(changed), {
          clock: { now: () => time.now },
          shared: common().shared,
        });
        for (const step of steps) {
          time.now += step;
          await passes(door);
        }
        const { waitMs } = door.look('one');
        if (waitMs > 0) {
          time.now = Math.ceil(time.now + waitMs) - 1;
          if (Number.isInteger(waitMs)) expect(await passes(door)).toBe(false);
          time.now += 1;
        }
        expect(await passes(door)).toBe(true);
      }),
      { seed, numRuns: 200 },
    );
  });

  it('tells nobody of what an ordinary buyer does', async () => {
    const { shared, told } = common();
    const door = limiter('orders', rule(), { clock: { now: () => start }, shared });
    for (let order = 0; order < 3; order++) expect(await passes(door)).toBe(true);
    expect(told).toEqual([]);
    expect(await passes(door)).toBe(true);
    expect(told).toHaveLength(1);
  });

  it('keeps subjects apart', async () => {
    const door = limiter('orders', rule({ limit: 1 }), {
      clock: { now: () => start },
      shared: common().shared,
    });
    expect([await passes(door, 'one'), await passes(door, 'one'), await passes(door, 'other')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('does not count what another limit refused', async () => {
    const clock = { now: () => start };
    const { shared } = common();
    const [strict, wide] = [rule({ limit: 1 }), rule()].map((each) =>
      limiter('orders', each, { clock, shared }),
    ) as [Limiter, Limiter];
    const both = () =>
      takeAll(
        [
          { limiter: wide, subject: 'one' },
          { limiter: strict, subject: 'one' },
        ],
        'orders',
      );
    await both();
    await expect(both()).rejects.toMatchObject({ code: 'too_many_requests', retryAfter: 65 });
    expect(wide.look('one').count).toBe(1);
  });

  it('forgets nothing in the window while the others cannot be told, and tells them all of it later', async () => {
    const time = { now: start };
    const { shared, told } = common();
    let reachable = false;
    const door = limiter('orders', rule(), {
      clock: { now: () => time.now },
      shared: { add: (telling) => (reachable ? shared.add(telling) : unreachable.add(telling)) },
    });
    for (let order = 0; order < 7; order++) await passes(door);
    reachable = true;
    time.now += 1_500;
    await passes(door);
    expect(told.map(({ slices }) => [...slices.values()])).toEqual([[7]]);
  });
});

it('the log says which of several limits was full, and the answer does not', async () => {
  const deps = { clock: { now: () => start }, shared: common().shared };
  const takings = [
    { limiter: limiter('orders.buyer', rule(), deps), subject: 'buyer' },
    { limiter: limiter('orders.device', rule({ limit: 1 }), deps), subject: 'device' },
  ];
  const log = vi.spyOn(logger, 'info').mockReturnValue(undefined);
  try {
    await takeAll(takings, 'orders');
    expect(log).not.toHaveBeenCalled();
    await expect(takeAll(takings, 'orders')).rejects.toMatchObject({
      code: 'too_many_requests',
      message: expect.not.stringContaining('device'),
    });
    expect(log.mock.calls).toEqual([['limit', { limits: ['orders.device'] }]]);
  } finally {
    log.mockRestore();
  }
});
