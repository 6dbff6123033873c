import { AppError } from '../errors.ts';
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
  const waitMs = Math.max(0, ...takings.map(({ limiter, subject }) => limiter.look(subject).waitMs));
  if (waitMs > 0)
    throw new AppError('too_many_requests', `Too many ${what}. Wait a moment.`, {
      retryAfter: Math.ceil(waitMs / 1_000),
    });
  return takings.map(({ limiter, subject }) => {
    limiter.count(subject);
    return limiter.look(subject).count;
  });
}
