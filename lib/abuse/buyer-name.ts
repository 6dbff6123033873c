import { createHash } from 'node:crypto';
import type { BuyerId } from '../contract/ids.ts';

/**
 * Returns the name under which a buyer is counted. Buyer ids are random, so the hash needs no key: it leads back to no
 * one.
 */
export const buyerName = (buyerId: BuyerId): string =>
  createHash('sha256').update(buyerId).digest('base64url').slice(0, 16);
