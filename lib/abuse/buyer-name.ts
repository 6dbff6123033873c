import { createHash } from 'node:crypto';
import type { BuyerId } from '../contract/ids.ts';

/** The name under which a buyer is counted: their id is random, so its hash leads back to nobody and needs no key. */
export const buyerName = (buyerId: BuyerId): string =>
  createHash('sha256').update(buyerId).digest('base64url').slice(0, 16);
