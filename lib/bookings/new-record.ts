import type { Rejection } from '../contract/booking.ts';
import { toEpochSeconds } from '../platform/clock.ts';
import type { Stock } from '../stock/stock.ts';
import type { BookingRecord, SlotOfRecord } from './booking.ts';
import { orderTotal } from './decide-total.ts';
import type { Order } from './order.ts';

const dayMs = 86_400_000;

/** Makes the record of an order that gets its units: held until payment, or confirmed at once when there is nothing to pay. */
export function newRecord(
  order: Order,
  terms: Pick<Stock, 'unitPrice' | 'slot'>,
  { now, holdMs, claimId }: { now: number; holdMs: number; claimId?: string },
): BookingRecord {
  const asked = base(order, terms, now);
  return {
    ...asked,
    ...(asked.total.amountMinor === 0
      ? ({ status: 'confirmed' } as const)
      : ({
          status: 'held',
          holdExpiresAt: now + holdMs,
          ...(order.traces && { traces: order.traces }),
        } as const)),
    ...(claimId !== undefined && { claimId }),
  };
}

/**
 * Makes the record of an accepted order that gets nothing. It is deleted a month after the sale. Until then its buyer
 * can read the answer, and a late delivery of the order finds it decided.
 */
export function rejectedRecord(
  order: Order,
  terms: Pick<Stock, 'unitPrice' | 'slot' | 'closesAt'>,
  rejection: Rejection,
  now: number,
): BookingRecord {
  const ttl = toEpochSeconds(Math.max(now, terms.closesAt) + 30 * dayMs);
  return { ...base(order, terms, now), status: 'rejected', rejection, ttl };
}

const base = (
  { id, stockId, buyerId, quantity, partySize, expectedPrice, payWith }: Order,
  { unitPrice, slot }: Pick<Stock, 'unitPrice' | 'slot'>,
  now: number,
) => ({
  id,
  stockId,
  buyerId,
  quantity,
  ...(slot && { slot: slotOf(slot, partySize) }),
  unitPrice,
  total: orderTotal({ unitPrice }, { quantity }),
  ...(expectedPrice !== undefined && { expectedPrice }),
  ...(payWith !== undefined && { payWith }),
  createdAt: now,
  updatedAt: now,
  version: 1,
});

/** The calendar and the version of the service are of no use to a booking. */
const slotOf = (
  { serviceVersion: _version, busy: _busy, ...facts }: NonNullable<Stock['slot']>,
  partySize: number | undefined,
): SlotOfRecord => ({ ...facts, ...(partySize !== undefined && { partySize }) });
