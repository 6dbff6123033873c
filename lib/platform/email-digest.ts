import { createHmac } from 'node:crypto';
import type { MacKey } from './mac-key.ts';

/**
 * Returns the HMAC-SHA256 of an e-mail address, in any spelling, under our key (`signing.ts`). Tables and their keys
 * appear in more places than addresses may, and without the key no address can be tested against a digest. Each purpose
 * has a key of its own, so that digests of different tables differ.
 */
export const emailDigest = (key: MacKey, email: string): string =>
  createHmac('sha256', key).update(email.trim().toLowerCase()).digest('base64url');
