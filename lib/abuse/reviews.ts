import type { BookingId, BuyerId, DealId } from '../contract/ids.ts';
import { reviewId } from '../contract/ids.ts';
import type { Page } from '../contract/page.ts';
import type { ReviewStatus, RiskReview } from '../contract/risk.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.ts';
import { idFrom } from '../platform/ids.ts';
import { logger } from '../platform/logger.ts';
import { listedPosition } from '../platform/status-list.ts';
import type { Risk } from './decide-risk.ts';
import type { ReviewRecord, ReviewRepository } from './review-repository.ts';

/** Returns the id of an order's review. An order has one review, however often the order is sent. */
export const reviewIdOf = (bookingId: BookingId) => idFrom('rvw', bookingId);

interface ListingDeps {
  readonly reviews: Pick<ReviewRepository, 'add'>;
  readonly clock: Clock;
}

/** Adds an order to the reviews. The order stands even when this fails, so it never throws. */
export async function listForReview(
  { reviews, clock }: ListingDeps,
  order: { readonly id: BookingId; readonly dealId: DealId; readonly buyerId: BuyerId },
  risk: Risk,
): Promise<void> {
  const { id: bookingId, dealId, buyerId } = order;
  const now = clock.now();
  const id = reviewIdOf(bookingId);
  try {
    await reviews.add({
      ...{ id, bookingId, dealId, buyerId, ...risk },
      status: 'open',
      createdAt: now,
      updatedAt: now,
    });
  } catch (error) {
    logger.error('order not listed for review', { bookingId, score: risk.score, error });
  }
}

/** Lists reviews. @throws AppError `invalid_request` for a cursor that is not of this list. */
export async function listReviews(
  { reviews }: { readonly reviews: Pick<ReviewRepository, 'list'> },
  { status, cursor, limit }: { status: ReviewStatus; cursor?: string | undefined; limit: number },
): Promise<Page<RiskReview>> {
  const { records, next } = await reviews.list(status, { limit, after: decodeCursor(cursor, position) });
  return { items: records.map(toReview), nextCursor: next ? encodeCursor(next) : null };
}

const position = listedPosition(reviewId);

export const toReview = ({ createdAt, updatedAt, reasons, ...record }: ReviewRecord): RiskReview => ({
  ...record,
  reasons: [...reasons],
  createdAt: toInstant(createdAt),
  updatedAt: toInstant(updatedAt),
});
