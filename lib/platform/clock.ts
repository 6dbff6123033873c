import type { Instant } from '../contract/instant.ts';

/** The only source of time in `lib` and `functions`; tests pass their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export const toInstant = (epochMs: number): Instant => new Date(epochMs).toISOString();
export const toEpochMs = (instant: Instant): number => Date.parse(instant);
/** How long it is until then, as a delay is given; negative when it is over. */
export const secondsUntil = (epochMs: number, now: number): number => (epochMs - now) / 1000;
/** Seconds since the epoch, as DynamoDB's TTL wants them. */
export const toEpochSeconds = (epochMs: number): number => Math.floor(epochMs / 1000);
