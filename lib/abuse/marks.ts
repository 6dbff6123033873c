import { createHash } from 'node:crypto';
import type { Traces } from '../bookings/order.ts';
import type { BuyerId, StockId } from '../contract/ids.ts';
import { buyerName } from './buyer-name.ts';

export const markKinds = ['lapsed', 'declined'] as const;
/** `lapsed`: a hold that the buyer did not pay. `declined`: a card that its bank refused, in a payment or a setup. */
export type MarkKind = (typeof markKinds)[number];

/** A mishap, and the traces of the person behind it. */
export interface Mishap extends Traces {
  readonly buyerId: BuyerId;
  /** For a hold: the lapsed units, and their stock. */
  readonly stockId?: StockId | undefined;
  readonly units?: number;
}

/** A mishap as stored: only short digests of the subjects that it counts against. */
export interface Mark {
  readonly buyer: string;
  readonly device?: string;
  readonly address?: string;
  /** The address together with this stock. */
  readonly crowd?: string;
  readonly units: number;
}

/**
 * Characters of a short digest (48 bits). Among the tens of thousands stored at a time, two collide once in a hundred
 * thousand times.
 */
const shortLength = 8;

export const buyerMark = (buyerId: BuyerId): string => digestMark(buyerName(buyerId));
/** Returns the mark of a device or an address from its digest. */
export const digestMark = (digest: string): string => digest.slice(0, shortLength);
/** Returns the mark of an address for one stock. */
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
