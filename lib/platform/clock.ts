import type { Instant } from '../contract/instant.ts';

/** The only source of time in `lib` and `functions`. Tests pass their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export const toInstant = (epochMs: number): Instant => new Date(epochMs).toISOString();
export const toEpochMs = (instant: Instant): number => Date.parse(instant);
/** Returns the seconds until the instant, as a delay needs them; negative when it has passed. */
export const secondsUntil = (epochMs: number, now: number): number => (epochMs - now) / 1000;
/** Returns seconds since the epoch, as DynamoDB's TTL needs them. */
export const toEpochSeconds = (epochMs: number): number => Math.floor(epochMs / 1000);
