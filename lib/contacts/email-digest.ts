import { createHmac } from 'node:crypto';

/**
 * Under which key an address is found. Keys of items are seen in more places than items (metrics, traces), so they hold
 * a digest under a key of ours rather than the address.
 */
export const emailDigest = (key: Buffer, email: string): string =>
  createHmac('sha256', key).update(email.trim().toLowerCase()).digest('base64url');
