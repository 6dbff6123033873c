import type { DoorEntry, Redemption } from '../generated/types.gen.ts';

/** A use that this device let in and has not reported yet. */
export interface PendingUse {
  readonly useId: string;
  /** The deal or the service of the door. */
  readonly dealId?: string;
  readonly serviceId?: string;
  readonly bookingId: string;
  readonly quantity: number;
  /** By the server's clock as far as it is known, as an instant. */
  readonly at: string;
  /** Whether the server may know it already: the device sent it and got no answer. */
  readonly mayBeKnown?: true;
}

export interface OfflineDecision {
  readonly admitted: boolean;
  readonly outcome: Redemption['outcome'];
  /** `not_on_list`: a genuine code that the list does not have. It was booked later, or is for another deal or day. */
  readonly warnings?: readonly 'not_on_list'[];
  readonly quantity?: number;
}

interface Question {
  /** Undefined for a genuine code that the list does not have. */
  readonly entry: DoorEntry | undefined;
  readonly bookingId: string;
  readonly quantity: number | undefined;
  readonly pending: readonly PendingUse[];
  /** Whether staff admit in spite of a warning. */
  readonly overrides: boolean;
}

/** Decides by the list and this device's own uses. The server decides again when it hears of the use. */
export function decideOffline({ entry, bookingId, quantity, pending, overrides }: Question): OfflineDecision {
  const no = (outcome: Redemption['outcome']) => ({ admitted: false, outcome });
  const own = pending
    .filter((use) => use.bookingId === bookingId)
    .reduce((sum, use) => sum + use.quantity, 0);
  if (!entry) {
    // Of a booking that nobody here knows, this device has seen one code at most.
    if (own > 0) return no('used_up');
    if (!overrides) return { ...no('check_first'), warnings: ['not_on_list'] };
    return { admitted: true, outcome: 'redeemed', quantity: quantity ?? 1 };
  }
  if (entry.status !== 'confirmed' && entry.status !== 'redeemed') return no('not_redeemable');
  const left = entry.quantity - entry.redeemedQuantity - own;
  if (left <= 0) return no('used_up');
  if (quantity === undefined && left > 1) return no('how_many');
  if ((quantity ?? 1) > left) return no('too_many');
  return { admitted: true, outcome: 'redeemed', quantity: quantity ?? 1 };
}
