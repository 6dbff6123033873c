import type { WindowCount } from './exact-counts.ts';
import type { AbusePolicy } from './policy.ts';

/** The refused cards of a buyer, of their device and of their address. */
export interface Declines {
  readonly buyer: WindowCount;
  readonly device: WindowCount;
  readonly address: WindowCount;
}

export type CardVerdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'challenge' }
  | { readonly kind: 'refuse'; readonly waitMs: number };

/**
 * Decides the consequence of refused cards. Buyers mistype a card; thieves test many stolen ones. Thousands of buyers
 * may share an address, so an address is challenged and never refused.
 */
export function decideDeclines(
  { buyer, device, address }: Declines,
  policy: AbusePolicy['declines'],
): CardVerdict {
  const waitMs = Math.max(buyer.waitMs, device.waitMs);
  if (waitMs > 0) return { kind: 'refuse', waitMs };
  const isNoticed =
    buyer.count >= policy.buyer.notice ||
    device.count >= policy.device.notice ||
    address.count >= policy.address.notice;
  return { kind: isNoticed ? 'challenge' : 'pass' };
}

/** Decides on a request to save a card. @param setups the requests before this one */
export function decideSetup({ count, waitMs }: WindowCount, policy: AbusePolicy['setups']): CardVerdict {
  if (waitMs > 0) return { kind: 'refuse', waitMs };
  return { kind: count + 1 >= policy.notice ? 'challenge' : 'pass' };
}
