import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { Clock } from '../clock.ts';

/** While a pool does not publish its keys, it is asked again after this long; nobody waits for it in between. */
const askAgainAfterMs = 10_000;

/**
 * The keys that a user pool publishes: read once an hour, and when a token names a key that is not among them, at most
 * twice a minute. Keys that were read are good for as long as the pool does not answer: they outlive an hour by far, and
 * without them nobody could do anything while it is silent.
 * @throws (the answer, when called) what `isOutage` knows, when the keys cannot be had; errors of `jose` for other reasons
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
      // The pool may have a new key by now: nobody can tell.
      throw error instanceof errors.JWKSNoMatchingKey ? outage : error;
    }
  };
}

/** Tells whether the pool's keys could not be had: that says nothing about the token. */
export const isOutage = (error: unknown): boolean =>
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid ||
  (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC') ||
  error instanceof TypeError;
