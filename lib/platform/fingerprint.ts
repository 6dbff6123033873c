import { createHash } from 'node:crypto';

/**
 * Returns the fingerprint of a request, stored to tell a retry from another request under the same Idempotency-Key. A
 * schema returns fields in its own order, so equal bodies have equal fingerprints.
 */
export const fingerprintOf = (request: unknown): string =>
  createHash('sha256').update(JSON.stringify(request)).digest('base64url');
