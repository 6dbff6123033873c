import type { BookingId } from '../contract/ids.ts';
import type { Clock } from '../platform/clock.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { PaymentQueue } from './payment-queue.ts';
import type { PaymentRepository } from './repository.ts';

export interface ReconcileDeps {
  readonly payments: Pick<PaymentRepository, 'overdue' | 'postpone'>;
  readonly queue: PaymentQueue;
  readonly clock: Clock;
}

/** One round looks after so many; the next comes in a minute. */
const mostInRound = 2_000;
/** Time enough for the queue to get there; a payment that is still open is then queued again. */
const againMs = 2 * 60_000;

/**
 * Finds the payments of which nothing was heard in time: a webhook that never came, a function that died, a hold that
 * lapsed. Each goes into the queue, where it is settled like any other.
 * @returns how many were queued
 */
export async function reconcilePayments({
  payments,
  queue,
  clock,
}: ReconcileDeps): Promise<{ payments: number }> {
  const now = clock.now();
  const found: { bookingId: BookingId; due: string }[] = [];
  for await (const each of payments.overdue(now)) {
    found.push(each);
    if (found.length >= mostInRound) break;
  }
  const outcomes = await inParallel(found, 16, async ({ bookingId, due }) => {
    // Queued first: one that is queued twice is settled once, one that is postponed and not queued waits for nothing.
    await queue.settleSoon(bookingId);
    await payments.postpone(bookingId, { due, until: now + againMs });
  });
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return { payments: found.length };
}
