import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { Clock } from '../clock.ts';

/**
 * The least time between two attempts to read a pool's keys while they cannot be read. Requests fail fast in between.
 */
const askAgainAfterMs = 10_000;

/**
 * Reads the keys of a user pool: once an hour, and at most twice a minute when a token names an unknown key. While the
 * pool does not answer, the keys stay in use. They live much longer than an hour, and without them all requests with
 * tokens would fail.
 * @throws (when called) an error that `isOutage` knows, when the keys cannot be read; errors of `jose` for other
 * reasons
 */
export function poolKeys(issuer: string, clock: Clock): JWTVerifyGetKey {
  const published = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`), {
    timeoutDuration: 2_000,
    cacheMaxAge: 3_600_000,
  });
  let held: JWTVerifyGetKey | undefined;
  let outage: unknown;
  let failedAt = Number.NEGATIVE_INFINITY;
  return async (header, token) => {
    if (!held || clock.now() - failedAt >= askAgainAfterMs) {
      try {
        const key = await published(header, token);
        held = undefined;
        return key;
      } catch (error) {
        if (!isOutage(error)) throw error;
        outage = error;
        failedAt = clock.now();
        const known = published.jwks();
        held = known && createLocalJWKSet(known);
      }
    }
    if (!held) throw outage;
    try {
      return await held(header, token);
    } catch (error) {
      // The pool may have a new key by now, which this container cannot read.
      throw error instanceof errors.JWKSNoMatchingKey ? outage : error;
    }
  };
}

/** Returns whether the pool's keys could not be read. That says nothing about the token. */
export const isOutage = (error: unknown): boolean =>
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid ||
  (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC') ||
  error instanceof TypeError;
