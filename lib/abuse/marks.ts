import { createHash } from 'node:crypto';
import type { Traces } from '../bookings/order.ts';
import type { BuyerId, StockId } from '../contract/ids.ts';
import { buyerName } from './buyer-name.ts';

export const markKinds = ['lapsed', 'declined'] as const;
/** `lapsed`: a hold that nobody paid for. `declined`: a card that its bank refused, in a payment or a setup. */
export type MarkKind = (typeof markKinds)[number];

/** Something that went wrong, and who was behind it. */
export interface Mishap extends Traces {
  readonly buyerId: BuyerId;
  /** Of a hold: what lapsed, and of which stock. */
  readonly stockId?: StockId | undefined;
  readonly units?: number;
}

/** How a mishap is kept: short digests of those it counts against, nothing else of it. */
export interface Mark {
  readonly buyer: string;
  readonly device?: string;
  readonly address?: string;
  /** The address as far as this stock goes. */
  readonly crowd?: string;
  readonly units: number;
}

/** 48 bits: among the tens of thousands that are kept at a time, two meet once in a hundred thousand times. */
const shortLength = 8;

export const buyerMark = (buyerId: BuyerId): string => digestMark(buyerName(buyerId));
/** The mark of a device or an address, which are known by their digests. */
export const digestMark = (digest: string): string => digest.slice(0, shortLength);
/** The mark of an address as far as one stock goes. */
export const crowdMark = (address: string, stockId: StockId): string =>
  createHash('sha256').update(`${address}\n${stockId}`).digest('base64url').slice(0, shortLength);

export function markOf({ buyerId, device, address, stockId, units = 1 }: Mishap): Mark {
  return {
    buyer: buyerMark(buyerId),
    ...(device && { device: digestMark(device) }),
    ...(address && { address: digestMark(address) }),
    ...(address && stockId && { crowd: crowdMark(address, stockId) }),
    units,
  };
}
