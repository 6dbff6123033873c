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

/** The most payments of one round. The next round comes in a minute. */
const mostInRound = 2_000;
/** Time for the queue to reach it. A payment that is still open afterwards is queued again. */
const againMs = 2 * 60_000;

/**
 * Finds the payments without news in time: after a lost webhook, a crashed function, or an expired hold. It queues
 * each, and the queue settles it like any other.
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
    // Queued first: a payment that is queued twice is settled once, while one that is postponed and not queued would
    // wait in vain.
    await queue.settleSoon(bookingId);
    await payments.postpone(bookingId, { due, until: now + againMs });
  });
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return { payments: found.length };
}
