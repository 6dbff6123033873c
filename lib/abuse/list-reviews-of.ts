import type { BuyerId } from '../contract/ids.ts';
import type { RiskReview } from '../contract/risk.ts';
import type { RiskReviewRepository } from './risk-review-repository.ts';
import { toRiskReview } from './risk-reviews.ts';

/** Lists the reviews of a buyer's orders, newest first. */
export const listReviewsOf = async (
  { reviews }: { readonly reviews: Pick<RiskReviewRepository, 'listByBuyer'> },
  buyerId: BuyerId,
): Promise<RiskReview[]> =>
  (await reviews.listByBuyer(buyerId)).toSorted((a, b) => b.createdAt - a.createdAt).map(toRiskReview);
