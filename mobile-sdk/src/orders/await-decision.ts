import { waitBefore } from '../core/backoff.ts';
import type { Core } from '../core/create-core.ts';
import { TimeoutError } from '../core/errors.ts';
import { pause } from '../core/limited.ts';
import type { SendOptions } from '../core/transport.ts';
import { getBooking } from '../generated/operations.ts';
import type { Booking, RecordedBooking } from '../generated/types.gen.ts';
import type { BookingSource } from './booking-source.ts';
import { type Decision, toDecision } from './decision.ts';

/**
 * Waits until an accepted order is decided. It polls with back-off, and listens meanwhile.
 * @throws TimeoutError at the deadline, by the monotonic clock
 */
export async function awaitDecision(
  { platform, send }: Core,
  source: BookingSource,
  bookingId: string,
  { signal, headers, as, whom }: SendOptions,
  deadline: number,
  firstWaitMs = 0,
): Promise<Decision> {
  const now = platform.ticks;
  const left = () => Math.max(1, deadline - now());
  let heard: Booking | undefined;
  let wake = () => {};
  const stop = source.watch(bookingId, as, (booking) => {
    if (booking.status === 'queued') return;
    heard = booking;
    wake();
  });
  try {
    for (let round = 0, wait = firstWaitMs; ; round++) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (wait && !heard) await Promise.race([woken, pause(platform, Math.min(wait, left()), signal)]);
      if (heard) return toDecision(heard as RecordedBooking);
      const { data } = await send<Booking>(
        getBooking,
        { path: { bookingId } },
        { whom, signal, headers, timeoutMs: left() },
      );
      if (data.status !== 'queued') return toDecision(data as RecordedBooking);
      if (now() >= deadline) throw new TimeoutError(0);
      // Polls slowly where the socket is faster.
      const capMs = source.hears ? 15_000 : 5_000;
      wait = 500 + waitBefore(round, platform.random, 0, { baseMs: 1_000, capMs });
    }
  } finally {
    stop();
  }
}
