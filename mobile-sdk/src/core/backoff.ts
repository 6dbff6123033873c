/**
 * Full jitter: a random wait from zero to the exponential bound spreads clients best. The wait always includes the
 * server's Retry-After, with a little jitter too.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function waitBefore(
  attempt: number,
  random: () => number,
  retryAfterMs = 0,
  { baseMs = 300, capMs = 10_000 } = {},
): number {
  const bound = Math.min(capMs, baseMs * 2 ** attempt);
  return retryAfterMs + random() * (retryAfterMs ? Math.min(bound, retryAfterMs / 2) : bound);
}

/** Returns Retry-After, given as seconds or as a date, in milliseconds. @see RFC 9110, 10.2.3 */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  const ms = Number(header) * 1_000 || Date.parse(header ?? '') - now;
  return ms >= 0 ? ms : undefined;
}
