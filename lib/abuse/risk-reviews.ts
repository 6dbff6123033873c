import type { Booking } from '../contract/booking.ts';
import type { BookingId } from '../contract/ids.ts';
import { riskReviewId } from '../contract/ids.ts';
import type { Page } from '../contract/page.ts';
import type { RiskReview, RiskReviewStatus } from '../contract/risk.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import { idFrom } from '../platform/ids.ts';
import { logger } from '../platform/logger.ts';
import { listedPosition } from '../platform/status-list.ts';
import type { Risk } from './decide-risk.ts';
import type { RiskReviewRecord, RiskReviewRepository } from './risk-review-repository.ts';

/** Returns the id of an order's review. An order has one review, however often the order is sent. */
export const riskReviewIdOf = (bookingId: BookingId) => idFrom('rrv', bookingId);

interface ListingDeps {
  readonly reviews: Pick<RiskReviewRepository, 'add'>;
  readonly clock: Clock;
}

/** Adds an order to the reviews. The order stands even when this fails, so it never throws. */
export async function listForReview(
  { reviews, clock }: ListingDeps,
  order: Pick<Booking, 'id' | 'dealId' | 'slot'> & Pick<RiskReviewRecord, 'buyerId'>,
  risk: Risk,
): Promise<void> {
  const { id: bookingId, dealId, slot, buyerId } = order;
  const now = clock.now();
  const id = riskReviewIdOf(bookingId);
  try {
    await reviews.add({
      ...{ id, bookingId, buyerId, ...risk },
      ...(dealId && { dealId }),
      ...(slot && { slot: { serviceId: slot.serviceId, startsAt: slot.startsAt } }),
      status: 'open',
      createdAt: now,
      updatedAt: now,
    });
  } catch (error) {
    logger.error('order not listed for review', { bookingId, score: risk.score, error });
  }
}

/** Lists reviews. @throws AppError `invalid_request` for a cursor that is not of this list. */
export async function listRiskReviews(
  { reviews }: { readonly reviews: Pick<RiskReviewRepository, 'list'> },
  { status, cursor, limit }: { status: RiskReviewStatus; cursor?: string | undefined; limit: number },
): Promise<Page<RiskReview>> {
  const { records, next } = await reviews.list(status, { limit, after: decodeCursor(cursor, position) });
  return { items: records.map(toRiskReview), nextCursor: next ? encodeCursor(next) : null };
}

const position = listedPosition(riskReviewId);

export const toRiskReview = ({ createdAt, updatedAt, reasons, ...record }: RiskReviewRecord): RiskReview => ({
  ...record,
  reasons: [...reasons],
  createdAt: toInstant(createdAt),
  updatedAt: toInstant(updatedAt),
});
