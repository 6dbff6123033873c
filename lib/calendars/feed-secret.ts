import { createHash, createHmac } from 'node:crypto';
import { feedSecretLength } from '../contract/calendar.ts';
import { encodeBase32 } from '../platform/ids.ts';
import type { MacKey } from '../platform/mac-key.ts';

const secretBytes = (feedSecretLength * 5) / 8;

/**
 * Makes the secret of a feed's address from the request that asked for it, under our key. So a retry after a lost
 * answer gets the same secret, although only its digest is stored.
 * @param owner the buyer or the resource
 * @param request the feed and the Idempotency-Key
 */
export const feedSecret = (key: MacKey, owner: string, ...request: readonly string[]): string =>
  encodeBase32(
    createHmac('sha256', key)
      .update([owner, ...request].join('\n'))
      .digest()
      .subarray(0, secretBytes),
  );

/** The digest that is stored. A secret of 160 random bits needs no salt. */
export const feedDigest = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export const feedPath = (secret: string): string => `/v1/calendar-feeds/${secret}.ics`;
