import { AppError } from '../errors.ts';
import { logger } from '../logger.ts';
import type { Limiter } from './limiter.ts';

/** A limit that a request counts towards. */
export interface Taking {
  readonly limiter: Limiter;
  readonly subject: string;
}

/**
 * Counts a request towards all of these, or towards none when one of them has no room.
 * @returns how often each was counted, this time included
 * @throws AppError `too_many_requests`, with the seconds until there is room
 */
export async function takeAll(takings: readonly Taking[], what: string): Promise<number[]> {
  await Promise.all(takings.map(({ limiter, subject }) => limiter.refresh(subject)));
  // Nothing waits between looking and counting, so two requests cannot both see the last room.
  const full = takings
    .map(({ limiter, subject }) => ({ name: limiter.name, waitMs: limiter.look(subject).waitMs }))
    .filter(({ waitMs }) => waitMs > 0);
  if (full.length > 0) {
    // The caller hears that they are too many, and not by what they were recognized; whoever tunes limits has to know.
    logger.info('limit', { limits: full.map(({ name }) => name) });
    const waitMs = Math.max(...full.map((limit) => limit.waitMs));
    throw new AppError('too_many_requests', `Too many ${what}. Wait a moment.`, {
      retryAfter: Math.ceil(waitMs / 1_000),
    });
  }
  return takings.map(({ limiter, subject }) => {
    limiter.count(subject);
    return limiter.look(subject).count;
  });
}
