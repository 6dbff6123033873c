import type { Platform } from '../core/platform.ts';

/** A deal, an availability, or anything else that opens and closes. */
export interface Counted {
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface Countdown {
  /** `before` counts to the start, `open` to the end. `over` is the last call, once. */
  readonly phase: 'before' | 'open' | 'over';
  /** Whole seconds until the end of the phase. */
  readonly secondsLeft: number;
  /** The end of the phase, in milliseconds. */
  readonly until: number;
}

interface Deps {
  /** At least the time that a fired timer implies. */
  readonly now: (atLeast?: number) => number;
  readonly uncertainty: () => number;
  readonly sync: () => Promise<void>;
  /** The number of answers so far. */
  readonly heard: () => number;
  readonly platform: Platform;
}

/** Asks again when the error is larger, but not all the time. */
const wantedMs = 25;
const urgentMs = 100;
const syncEveryMs = 15_000;
/** A countdown that does not move is worse than a slightly wrong one. */
const patienceMs = 1_250;
/** The countdown waits for answers while they come. It stops waiting after this long without one. */
const silenceMs = 2_000;
/** The pause between questions while the error is too large. */
const urgentEveryMs = 2_000;
/** Timers sometimes fire early by this much. */
const earlyMs = 50;

export function countdown(deps: Deps, deal: Counted, tell: (tick: Countdown) => void): () => void {
  const { now, uncertainty, sync, heard, platform } = deps;
  const [start, end] = [Date.parse(deal.startsAt), Date.parse(deal.endsAt)];
  let cancel = () => {};
  let stopped = false;
  let syncedAt = -Infinity;
  /** Without a server to ask, it waits only once. The device's clock must do until then. */
  let hasWaited = false;

  const ask = async () => {
    syncedAt = now();
    try {
      await sync();
      syncedAt = now();
    } catch {
      // The server is asked again.
    }
  };

  const beat = (planned?: number): void => {
    if (stopped) return;
    now(planned);
    const isUnknown = uncertainty() === Infinity;
    if (isUnknown && !hasWaited) {
      hasWaited = true;
      // After sleep, or at the beginning, no number is better than a wrong one.
      const late = new Promise<void>((resolve) => {
        const wait = (ms: number, before: number) => {
          cancel = platform.after(ms, () => (heard() === before ? resolve() : wait(silenceMs, heard())));
        };
        wait(patienceMs, heard());
      });
      void Promise.race([ask(), late]).then(() => {
        cancel();
        beat();
      });
      return;
    }
    if (!isUnknown) hasWaited = false;
    const pauseMs = uncertainty() > urgentMs ? urgentEveryMs : syncEveryMs;
    if (uncertainty() > wantedMs && Math.abs(now() - syncedAt) > pauseMs) void ask();
    const read = now();
    const time = planned && planned > read && planned - read <= earlyMs ? planned : read;
    const until = time < start ? start : end;
    if (time >= end) {
      tell({ phase: 'over', secondsLeft: 0, until: end });
      return;
    }
    tell({
      phase: time < start ? 'before' : 'open',
      secondsLeft: Math.ceil((until - time) / 1_000),
      until,
    });
    const next = Math.min(until, (Math.floor(time / 1_000) + 1) * 1_000);
    cancel = platform.after(next - now(), () => beat(next));
  };

  beat();
  return () => {
    stopped = true;
    cancel();
  };
}
