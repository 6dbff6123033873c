import { createHmac } from 'node:crypto';

/**
 * An e-mail address, in any spelling, as its HMAC-SHA256 under a key of ours (`signing.ts`): tables and their keys are
 * seen in more places than addresses may be, and without the key nobody can try any. One key a purpose, so that digests
 * of different tables do not meet.
 */
export const emailDigest = (key: Buffer, email: string): string =>
  createHmac('sha256', key).update(email.trim().toLowerCase()).digest('base64url');
