import type { KeyObject } from 'node:crypto';

/**
 * The key of an HMAC. Node prepares a key object once. It prepares bytes again for each use, which takes five times as
 * long as the code itself.
 */
export type MacKey = KeyObject | Uint8Array;
