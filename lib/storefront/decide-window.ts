import type { Instant } from '../contract/instant.ts';

/** The time in which a block is shown: from the first instant on, and before the second. Either may be open. */
export interface BlockWindow {
  readonly from?: Instant | undefined;
  readonly until?: Instant | undefined;
}

/** Returns why a block is not shown at this instant; undefined when it is. Instants sort as text. */
export function windowFault({ from, until }: BlockWindow, now: Instant): 'not_yet' | 'over' | undefined {
  if (until !== undefined && until <= now) return 'over';
  return from !== undefined && from > now ? 'not_yet' : undefined;
}

export const isShownAt = (window: BlockWindow, now: Instant): boolean =>
  windowFault(window, now) === undefined;

/** Returns the first of the instants that lies after now. */
export function nextOf(instants: Iterable<Instant | undefined>, now: Instant): Instant | undefined {
  let next: Instant | undefined;
  for (const at of instants) if (at !== undefined && at > now && (next === undefined || at < next)) next = at;
  return next;
}
