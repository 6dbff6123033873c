import type { PersonalData } from '../privacy/personal-data.ts';
import type { RiskReviewRepository } from './risk-review-repository.ts';
import { toRiskReview } from './risk-reviews.ts';

/**
 * Reviews of a person's orders. Counts are not included: they are stored for at most two days, under a hash that needs
 * our key.
 */
export const riskReviewData = (
  reviews: Pick<RiskReviewRepository, 'listByBuyer' | 'erase'>,
): PersonalData => ({
  name: 'reviews',
  places: ['table:abuse'],
  async *export({ id }) {
    for (const record of await reviews.listByBuyer(id)) {
      // The staff member and the note are data about staff.
      const { changedBy: _by, note: _note, ...review } = toRiskReview(record);
      yield review;
    }
  },
  async erase({ id }) {
    for (const review of await reviews.listByBuyer(id)) await reviews.erase(review.id);
  },
});
