import type { CancelDeps } from '../bookings/give-up-booking.ts';
import { hasEnded } from '../bookings/status.ts';
import type { RiskReviewId } from '../contract/ids.ts';
import type { RiskReview, RiskVerdict } from '../contract/risk.ts';
import type { Actor } from '../platform/actor.ts';
import { toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { cancelAnyBooking } from '../refunds/cancel-any-booking.ts';
import type { CancelPaidDeps } from '../refunds/cancel-paid.ts';
import type { RiskReviewRecord, RiskReviewRepository } from './risk-review-repository.ts';
import { toRiskReview } from './risk-reviews.ts';

type Deps = CancelDeps & CancelPaidDeps & { readonly reviews: Pick<RiskReviewRepository, 'get' | 'decide'> };

/**
 * Closes a review: the order stays, or is cancelled and its payment refunded. The cancellation comes first, so that
 * after a failure the review is still open for staff. A second decision gets an error.
 * @throws AppError `not_found`, `invalid_state`, `order_undecided`, `recent_sign_in_required`, `approval_required`,
 * `unavailable`
 */
export async function closeRiskReview(
  deps: Deps,
  { id, verdict, note, actor }: RiskVerdict & { readonly id: RiskReviewId; readonly actor: Actor },
): Promise<RiskReview> {
  const review = await deps.reviews.get(id);
  if (!review) throw new AppError('not_found', 'There is no such review. Check its id.');
  if (review.status === verdict) return toRiskReview(review);
  if (review.status !== 'open') throw decided(review);
  if (verdict === 'rejected') await cancel(deps, review, actor);
  const now = deps.clock.now();
  const audit = deps.audit.entry(actor, {
    subject: { kind: 'review', id },
    before: { status: review.status },
    after: { status: verdict, bookingId: review.bookingId },
    at: toInstant(now),
  });
  await deps.reviews.decide(id, { verdict, note, changedBy: actor.id, now, audit });
  const record = await deps.reviews.get(id);
  if (record?.status !== verdict) throw decided(record ?? review);
  return toRiskReview(record);
}

const decided = ({ status }: RiskReviewRecord) =>
  new AppError('invalid_state', `This review is already closed: ${status}.`);

const reason = 'Staff rejected the order as abuse.';

async function cancel(deps: Deps, { bookingId, buyerId }: RiskReviewRecord, actor: Actor): Promise<void> {
  try {
    await cancelAnyBooking(deps, { id: bookingId, buyerId, actor, inFull: { reason } });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid_state') throw error;
    const record = await deps.bookings.byId(buyerId, bookingId);
    const lapsed = record?.status === 'held';
    if (record && (lapsed || hasEnded(record))) return;
    throw error;
  }
}
