import type { LiveData } from '../contract/live.ts';

/** What was told last on a topic. */
export interface Told {
  readonly event: string;
  readonly data: LiveData;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Where a topic stands. It exists while somebody listens, or did within the last hours. */
export interface Head {
  /** The number of the latest message. It begins with the second of the head's making, so numbers never come again. */
  readonly seq: number;
  /** Absent while nothing was told since somebody listens. */
  readonly told?: Told;
  /** When watchers were told to poll last; present only while they do. */
  readonly polledAt?: number;
  /** Of `me`: the changes that were told last, and their numbers, so that none is told twice. */
  readonly recent?: readonly Numbered[];
  /** Seconds since the epoch. */
  readonly ttl: number;
}

export interface Numbered {
  readonly change: string;
  readonly seq: number;
}
