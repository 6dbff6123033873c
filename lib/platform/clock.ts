import type { Instant } from '../contract/instant.ts';

/** The only source of time in `lib` and `functions`; tests pass their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export const toInstant = (epochMs: number): Instant => new Date(epochMs).toISOString();
export const toEpochMs = (instant: Instant): number => Date.parse(instant);
/** Seconds since the epoch, as DynamoDB's TTL wants them. */
export const toEpochSeconds = (epochMs: number): number => Math.floor(epochMs / 1000);
