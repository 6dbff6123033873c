import type { WindowCount } from './exact-counts.ts';
import type { AbusePolicy } from './policy.ts';

/** Refused cards of a buyer, of the device and of the address that they use. */
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
 * Decides what refused cards lead to: people mistype a card, and testers of stolen ones come with many. An address, which
 * thousands may share, is challenged and never refused.
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

/** Decides what a wish to save a card leads to. @param setups those before this one */
export function decideSetup({ count, waitMs }: WindowCount, policy: AbusePolicy['setups']): CardVerdict {
  if (waitMs > 0) return { kind: 'refuse', waitMs };
  return { kind: count + 1 >= policy.notice ? 'challenge' : 'pass' };
}
