import type { Rejection } from '../contract/booking.ts';
import { toEpochSeconds } from '../platform/clock.ts';
import type { SaleTerms } from '../stock/stock.ts';
import type { BookingRecord } from './booking.ts';
import { orderTotal } from './decide-total.ts';
import type { Order } from './order.ts';

const dayMs = 86_400_000;

/** Makes the record of an order that gets its units: held until payment, or confirmed at once when there is nothing to pay. */
export function newRecord(
  order: Order,
  { unitPrice }: Pick<SaleTerms, 'unitPrice'>,
  { now, holdMs, claimId }: { now: number; holdMs: number; claimId?: string },
): BookingRecord {
  const asked = base(order, { unitPrice }, now);
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
  { unitPrice, closesAt }: Pick<SaleTerms, 'unitPrice' | 'closesAt'>,
  rejection: Rejection,
  now: number,
): BookingRecord {
  const ttl = toEpochSeconds(Math.max(now, closesAt) + 30 * dayMs);
  return { ...base(order, { unitPrice }, now), status: 'rejected', rejection, ttl };
}

const base = (
  { id, stockId, buyerId, quantity, expectedPrice, payWith }: Order,
  { unitPrice }: Pick<SaleTerms, 'unitPrice'>,
  now: number,
) => ({
  id,
  stockId,
  buyerId,
  quantity,
  unitPrice,
  total: orderTotal({ unitPrice }, { quantity }),
  ...(expectedPrice !== undefined && { expectedPrice }),
  ...(payWith !== undefined && { payWith }),
  createdAt: now,
  updatedAt: now,
  version: 1,
});
