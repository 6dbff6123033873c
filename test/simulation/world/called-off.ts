import type { BookingRecord } from '../../../lib/bookings/booking.ts';
import type { BookingId, StockId } from '../../../lib/contract/ids.ts';
import type { WalkPlace } from '../../../lib/deal-bookings/repository.ts';
import type { CallOffWalk } from '../../../lib/refunds/call-off-queue.ts';
import type { Scheduler } from '../scheduler/scheduler.ts';

/** A message of a walk, and when the queue delivers it. */
export interface QueuedWalk {
  readonly walk: CallOffWalk;
  readonly dueAt: number;
}

/** What calling a deal off needs: its queue, and the list of the deal's bookings, which lags behind the records. */
export function callingOff(actors: Scheduler, now: () => number) {
  const walks: QueuedWalk[] = [];
  const projected = new Map<string, BookingRecord>();
  const unheard: BookingRecord[] = [];
  const sorted = () => [...projected.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    walks,
    /** Changes that the list has not heard of. */
    unheard,
    project(): void {
      for (const record of unheard.splice(0)) projected.set(record.id, record);
    },
    queue: {
      send: (walk: CallOffWalk, delaySeconds = 0) =>
        actors.call('SQS call-off', {
          ok: () => void walks.push({ walk, dueAt: now() + delaySeconds * 1_000 }),
        }),
    },
    dealBookings: {
      walk: (_: StockId, { after }: WalkPlace, limit: number) =>
        actors.call('Query dealBookings', {
          ok: () => {
            const records = sorted()
              .filter(({ id }) => after === undefined || id > after)
              .slice(0, limit);
            const last = records.length === limit ? records.at(-1) : undefined;
            return { records, ...(last && { next: { shard: 0, after: last.id as BookingId } }) };
          },
        }),
      async *overdueHolds(_: StockId, before: number) {
        for (const { id, buyerId, status, holdExpiresAt = 0 } of sorted())
          if (status === 'held' && holdExpiresAt <= before) yield { bookingId: id, buyerId, holdExpiresAt };
      },
    },
  };
}
