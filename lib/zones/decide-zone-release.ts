/**
 * IANA's own file with the name of its newest release: one line, as in 2026f. Its page of releases is
 * https://www.iana.org/time-zones.
 */
export const newestReleaseAddress = 'https://data.iana.org/time-zones/tzdb/version';

export type ZoneReleaseDecision =
  | { readonly kind: 'current' }
  | { readonly kind: 'outdated'; readonly packed: string; readonly newest: string }
  /** The answer is no release: a page of a proxy, or nothing. */
  | { readonly kind: 'unreadable' };

/**
 * Decides whether the packed zone data is older than IANA's.
 * @param answer the text at `newestReleaseAddress`
 */
export function decideZoneRelease(packed: string, answer: string): ZoneReleaseDecision {
  const newest = answer.trim();
  if (!/^\d{4}z{0,2}[a-z]$/.test(newest)) return { kind: 'unreadable' };
  // 2026z is followed by 2026za, so releases are in the order of texts.
  return newest > packed ? { kind: 'outdated', packed, newest } : { kind: 'current' };
}
