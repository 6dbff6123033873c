import { AppError } from '../errors.ts';
import { logger } from '../logger.ts';
import type { Limiter } from './limiter.ts';

/** A limit that a request counts towards. */
export interface Taking {
  readonly limiter: Limiter;
  readonly subject: string;
}

/**
 * Counts a request in all of these limits, or in none when one of them has no room.
 * @returns each limit's count, this request included
 * @throws AppError `too_many_requests`, with the seconds until there is room
 */
export async function takeAll(takings: readonly Taking[], what: string): Promise<number[]> {
  await Promise.all(takings.map(({ limiter, subject }) => limiter.refresh(subject)));
  // There is no await between the check and the count, so two requests cannot both take the last place.
  const full = takings
    .map(({ limiter, subject }) => ({ name: limiter.name, waitMs: limiter.look(subject).waitMs }))
    .filter(({ waitMs }) => waitMs > 0);
  if (full.length > 0) {
    // The caller does not learn which limit was reached. Operators who tune limits read it in the log.
    logger.info('limit', { limits: full.map(({ name }) => name) });
    const waitMs = Math.max(...full.map((limit) => limit.waitMs));
    throw new AppError('too_many_requests', `Too many ${what}. Try again after the seconds in Retry-After.`, {
      retryAfter: Math.ceil(waitMs / 1_000),
    });
  }
  return takings.map(({ limiter, subject }) => {
    limiter.count(subject);
    return limiter.look(subject).count;
  });
}
