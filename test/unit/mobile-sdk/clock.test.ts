import { describe, expect, it, vi } from 'vitest';
import { type Countdown, createClient } from './sdk.ts';
import { VirtualTime, world } from './world.ts';

const soldAt = (ms: number) => new Date(ms).toISOString();

interface Device {
  /** How far the wall clock is off. */
  readonly offBy: number;
  /** Millionths by which its quartz is fast. */
  readonly ppm: number;
  readonly monotonic: boolean;
}

/** Delays of a phone network: each way on its own, now and then a long one. */
function lagsOf(seed: number) {
  let state = seed * 7919 + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    const drawn = state / 2147483647;
    return 15 + drawn * 60 + (drawn > 0.85 ? 400 : 0);
  };
}

/** A device in the world's time, with a clock of its own, and a sleep during which its timers and its source stand still. */
function device(time: VirtualTime, { offBy, ppm, monotonic }: Device, seed: number) {
  const lag = lagsOf(seed);
  const began = time.now;
  let set = 0;
  let slept = 0;
  let asleepSince: number | undefined;
  const quartz = () => (time.now - began) * (1 + ppm / 1e6);
  const held: (() => void)[] = [];
  const awake = (work: () => void) => () => {
    if (asleepSince === undefined) work();
    else held.push(work);
  };
  const { options } = world(() => ({ status: 200 }), {}, { time });
  const { monotonic: _, ...bare } = options;
  if (!monotonic) vi.stubGlobal('performance', undefined);
  const client = createClient({
    ...bare,
    wallClock: () => began + offBy + set + quartz(),
    ...(monotonic && {
      monotonic: () => 5_000 + quartz() - slept - (asleepSince === undefined ? 0 : time.now - asleepSince),
    }),
    timers: {
      setTimeout: (work: () => void, ms: number) =>
        time.setTimeout(awake(work), ms / (1 + ppm / 1e6) + lag() / 40),
      clearTimeout: time.clearTimeout as never,
    },
    fetch: async () => {
      await time.sleep(lag());
      const now = time.now;
      await time.sleep(lag());
      const body = JSON.stringify({ now: soldAt(Math.floor(now)) });
      const date = new Date(now).toUTCString();
      return {
        status: 200,
        headers: { get: (name) => (name === 'date' ? date : null) },
        text: async () => body,
      };
    },
  });
  vi.unstubAllGlobals();
  return {
    client,
    setBack: (ms: number) => {
      set -= ms;
    },
    sleep: () => {
      asleepSince = time.now;
    },
    wake: () => {
      slept += time.now - (asleepSince ?? time.now);
      asleepSince = undefined;
      for (const work of held.splice(0)) work();
    },
  };
}

describe('countdown()', () => {
  it('ticks within 100 ms of each other on ten devices, whatever their clocks say and do', async () => {
    const time = new VirtualTime();
    const deal = { startsAt: soldAt(time.now + 120_000), endsAt: soldAt(time.now + 180_000) };
    const devices = Array.from({ length: 10 }, (_, index) =>
      device(
        time,
        {
          offBy: (index - 4.5) * 66_000,
          ppm: (index % 2 ? 1 : -1) * (100 + index * 10),
          // The one that is set back has nothing but its wall clock.
          monotonic: index !== 3,
        },
        index + 1,
      ),
    );
    const own: { at: number; tick: Countdown }[][] = devices.map(() => []);
    devices.forEach(({ client }, index) => {
      client.clock.countdown(deal, (tick) => {
        own[index]?.push({ at: time.now, tick });
      });
    });
    time.setTimeout(() => devices[3]?.setBack(180_000), 52_300);
    time.setTimeout(() => devices[7]?.sleep(), 70_000);
    time.setTimeout(() => devices[7]?.wake(), 95_400);
    await time.pass(185_000);

    const end = Date.parse(deal.endsAt);
    const errors: number[] = [];
    const byTick = new Map<string, number[]>();
    for (const ticks of own) {
      ticks.forEach(({ at, tick }, index) => {
        // The first is told at once, in the middle of a second, and so is the first after sleep.
        const inStep = tick.secondsLeft === (ticks[index - 1]?.tick.secondsLeft ?? 0) - 1;
        if (!inStep && tick.phase !== 'over') return;
        const due = tick.phase === 'over' ? end : tick.until - tick.secondsLeft * 1_000;
        errors.push(at - due);
        byTick.set(`${due}`, [...(byTick.get(`${due}`) ?? []), at]);
      });
    }
    const spread = Math.max(...[...byTick.values()].map((times) => Math.max(...times) - Math.min(...times)));
    const [low, high] = [Math.min(...errors), Math.max(...errors)];
    console.log(
      `${errors.length} ticks of ten devices: from ${low.toFixed(1)} to ${high.toFixed(1)} ms off, ${spread.toFixed(1)} ms apart at most`,
    );
    expect(errors.length).toBeGreaterThan(1_500);
    expect(high - low).toBeLessThan(100);
    expect(spread).toBeLessThan(100);
    for (const ticks of own) expect(ticks.at(-1)?.tick.phase).toBe('over');
  });

  it('counts to the start, then to the end, and is over', async () => {
    const time = new VirtualTime();
    const { client } = device(time, { offBy: 0, ppm: 0, monotonic: true }, 1);
    const ticks: string[] = [];
    const deal = { startsAt: soldAt(time.now + 4_000), endsAt: soldAt(time.now + 6_000) };
    client.clock.countdown(deal, ({ phase, secondsLeft }) => ticks.push(`${phase} ${secondsLeft}`));
    await time.pass(10_000);
    expect(ticks.slice(-5)).toEqual(['before 2', 'before 1', 'open 2', 'open 1', 'over 0']);
  });

  it('ends when it is told to', async () => {
    const time = new VirtualTime();
    const { client } = device(time, { offBy: 0, ppm: 0, monotonic: true }, 1);
    let ticks = 0;
    const deal = { startsAt: soldAt(time.now), endsAt: soldAt(time.now + 60_000) };
    const stop = client.clock.countdown(deal, () => ticks++);
    await time.pass(5_000);
    const before = ticks;
    stop();
    await time.pass(5_000);
    expect(ticks).toBe(before);
    expect(before).toBeGreaterThan(2);
  });

  it('goes on by the device’s clock when the server cannot be reached', async () => {
    const { time, options } = world(() => 'lost');
    let last: Countdown | undefined;
    const deal = { startsAt: soldAt(time.now), endsAt: soldAt(time.now + 60_000) };
    const stop = createClient(options).clock.countdown(deal, (tick) => {
      last = tick;
    });
    await time.pass(20_000);
    stop();
    expect(last?.secondsLeft).toBeGreaterThan(38);
    expect(last?.secondsLeft).toBeLessThan(42);
  });
});

describe('clock', () => {
  it('knows how far it may be off, and is not off further', async () => {
    const time = new VirtualTime();
    const { client } = device(time, { offBy: -300_000, ppm: 80, monotonic: true }, 5);
    expect(client.clock.uncertainty()).toBe(Number.POSITIVE_INFINITY);
    await time.until(client.clock.sync());
    expect(client.clock.uncertainty()).toBeLessThan(60);
    expect(Math.abs(client.clock.now() - time.now)).toBeLessThanOrEqual(client.clock.uncertainty());
    await time.pass(600_000);
    expect(client.clock.uncertainty()).toBeGreaterThan(150);
    expect(Math.abs(client.clock.now() - time.now)).toBeLessThanOrEqual(client.clock.uncertainty());
  });
});
