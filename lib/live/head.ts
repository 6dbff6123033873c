import type { LiveData } from '../contract/live.ts';

/** The latest message on a topic. */
export interface LatestMessage {
  readonly event: string;
  readonly data: LiveData;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * The head of a topic: its latest number and message. It exists while the topic has watchers, and some hours longer.
 */
export interface Head {
  /** The number of the latest message. It starts at the second of the head's creation, so numbers never repeat. */
  readonly seq: number;
  /** Absent until the head's first message. */
  readonly told?: LatestMessage;
  /** When watchers were last asked to poll. Present only while they poll. */
  readonly polledAt?: number;
  /** For `me`: the latest changes and their numbers, so that no change is sent twice. */
  readonly recent?: readonly Numbered[];
  /** Seconds since the epoch. */
  readonly ttl: number;
}

export interface Numbered {
  readonly change: string;
  readonly seq: number;
}
