import type { Core } from '../core/create-core.ts';
import { pause } from '../core/limited.ts';
import { singleFlight } from '../core/single-flight.ts';
import type { Timing } from '../core/transport.ts';
import { getTime } from '../generated/operations.ts';
import type { ServerTime } from '../generated/types.gen.ts';
import { type Bounds, boundsOf, halfWidth, middle, narrowed, widened } from './bounds.ts';
import { type Countdown, type Counted, countdown } from './countdown.ts';
import { steadyClock } from './steady.ts';

export interface Clock {
  /** The best estimate of the server's time, in milliseconds. */
  now(): number;
  /** The possible error of `now()`, in milliseconds. Infinity before the first answer. */
  uncertainty(): number;
  /** The offset from the device's clock to the server's, in milliseconds. */
  offset(): number;
  /** Asks the server several times. */
  sync(): Promise<void>;
  /**
   * Calls back at once and then at every whole second of the server's clock, with the time until the deal opens, and
   * then until it closes. All devices tick together. @returns a function that ends it
   */
  countdown(deal: Counted, tell: (tick: Countdown) => void): () => void;
}

const samples = 6;
const goodEnoughMs = 12;

export function createClock(core: Core): Clock {
  let known: Bounds | undefined;
  let doubtful = false;
  let answers = 0;
  const steady = steadyClock(core.platform, (byMs) => {
    if (byMs === Infinity) doubtful = true;
    else if (known) known = { ...known, low: known.low - byMs, high: known.high + byMs };
  });
  const latest = () => known && widened(known, steady());
  const offset = () => (known ? middle(known) + steady() - core.platform.wallClock() : 0);
  const uncertainty = () => {
    const bounds = latest();
    return bounds && !doubtful ? halfWidth(bounds) : Infinity;
  };

  const take = (sample: Bounds) => {
    known = narrowed(doubtful ? undefined : known, sample);
    doubtful = false;
  };

  const sync = singleFlight(async () => {
    // The first good answer after a doubt replaces the earlier bounds, which are no longer valid.
    let fresh: Bounds | undefined;
    for (let count = 0; count < samples; count++) {
      if (count) await pause(core.platform, 50 + core.platform.random() * 150);
      const sentAt = steady();
      const { data } = await core.send<ServerTime>(
        getTime,
        {},
        { timeoutMs: 3_000, attemptTimeoutMs: 3_000 },
      );
      const bounds = boundsOf(Date.parse(data.now), 1, { sentAt, receivedAt: steady() });
      fresh = narrowed(fresh, bounds);
      if (halfWidth(fresh) <= goodEnoughMs) break;
    }
    if (fresh) take(fresh);
    core.emit({ type: 'clock', offsetMs: offset(), uncertaintyMs: uncertainty() });
  });

  /** The Date header has whole seconds and may come from a cache, so it only serves while there are no bounds. */
  core.onTiming = ({ date, sentAt, receivedAt }: Timing) => {
    answers++;
    const seconds = Date.parse(date ?? '');
    if (known || !seconds) return;
    const now = steady();
    take(boundsOf(seconds - 1_000, 3_000, { sentAt: now - (receivedAt - sentAt), receivedAt: now }));
  };

  const now = (atLeast?: number) => {
    if (!known) return core.platform.wallClock();
    const time = steady(atLeast && atLeast - middle(known));
    return time + middle(known);
  };
  core.now = () => now();
  return {
    now: () => now(),
    uncertainty,
    offset,
    sync,
    countdown: (deal, tell) =>
      countdown({ now, uncertainty, sync, heard: () => answers, platform: core.platform }, deal, tell),
  };
}
