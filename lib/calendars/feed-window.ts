import { feedFutureDays, feedPastDays } from '../contract/calendar.ts';

/** The part of time that a feed shows. Instants are milliseconds since the epoch. */
export interface FeedWindow {
  readonly now: number;
  readonly from: number;
  readonly until: number;
}

const dayMs = 86_400_000;

export const feedWindowAt = (now: number): FeedWindow => ({
  now,
  from: now - feedPastDays * dayMs,
  until: now + feedFutureDays * dayMs,
});
