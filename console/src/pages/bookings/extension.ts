const minuteMs = 60_000;
/** The most that the API lets a hold last from now on, in milliseconds. */
const mostAheadMs = 60 * minuteMs;

/** By how many minutes staff may extend a hold. */
export const extensions = [5, 10, 15, 30] as const;

/** Returns the new end of a hold that ends at `holdExpiresAt`. */
export const extendedBy = (holdExpiresAt: string, minutes: number): string =>
  new Date(Date.parse(holdExpiresAt) + minutes * minuteMs).toISOString();

/** Returns whether the API allows the end, as far as it is known here. @param now in milliseconds */
export const isNearEnough = (until: string, now: number): boolean => Date.parse(until) - now <= mostAheadMs;
