import type { Clock } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import type { EventLog } from './event-log.ts';
import type { RefusalReason } from './event-record.ts';

/** Anybody can send requests, so a container writes this rarely. */
const pauseMs = 10_000;

/**
 * Counts refused requests in memory, and writes the count now and then. The requests since the last write of a container
 * that stops are not counted.
 */
export function refusedCounter({
  events,
  clock,
}: {
  readonly events: Pick<EventLog, 'refused'>;
  readonly clock: Clock;
}) {
  const waiting = new Map<RefusalReason, { requests: number; writtenAt: number }>();
  return async (reason: RefusalReason): Promise<void> => {
    const now = clock.now();
    const { requests, writtenAt } = waiting.get(reason) ?? {
      requests: 0,
      writtenAt: Number.NEGATIVE_INFINITY,
    };
    if (now - writtenAt < pauseMs) {
      waiting.set(reason, { requests: requests + 1, writtenAt });
      return;
    }
    waiting.set(reason, { requests: 0, writtenAt: now });
    await events
      .refused(reason, requests + 1, now)
      .catch((error: unknown) => logger.error('refusal not noted', { reason, error }));
  };
}
