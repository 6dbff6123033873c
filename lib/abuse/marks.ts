import { createHash } from 'node:crypto';
import type { Traces } from '../bookings/order.ts';
import type { BuyerId, DealId } from '../contract/ids.ts';

export const markKinds = ['lapsed', 'declined'] as const;
/** `lapsed`: a hold that nobody paid for. `declined`: a card that its bank refused, in a payment or a setup. */
export type MarkKind = (typeof markKinds)[number];

/** Something that went wrong, and who was behind it. */
export interface Mishap extends Traces {
  readonly buyerId: BuyerId;
  /** Of a hold: what lapsed, and of which deal. */
  readonly dealId?: DealId | undefined;
  readonly units?: number;
}

/** How a mishap is kept: short digests of those it counts against, nothing else of it. */
export interface Mark {
  readonly buyer: string;
  readonly device?: string;
  readonly address?: string;
  /** The address as far as this deal goes. */
  readonly crowd?: string;
  readonly units: number;
}

/** 48 bits: among the tens of thousands that are kept at a time, two meet once in a hundred thousand times. */
const shortLength = 8;
const short = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, shortLength);

/** A buyer's id is random, so its hash needs no key to lead back to nobody. */
export const buyerMark = (buyerId: BuyerId): string => short(buyerId);
export const deviceMark = (digest: string): string => digest.slice(0, shortLength);
export const crowdMark = (address: string, dealId: DealId): string => short(address, dealId);

export function markOf({ buyerId, device, address, dealId, units = 1 }: Mishap): Mark {
  return {
    buyer: buyerMark(buyerId),
    ...(device && { device: deviceMark(device) }),
    ...(address && { address: deviceMark(address) }),
    ...(address && dealId && { crowd: crowdMark(address, dealId) }),
    units,
  };
}
