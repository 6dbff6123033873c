import type { PersonalData } from '../privacy/personal-data.ts';
import type { ReviewRepository } from './review-repository.ts';
import { toReview } from './reviews.ts';

/**
 * Reviews of somebody's orders. Counts are kept under a hash that only our key makes, and for two days at most: they
 * are not looked for.
 */
export const reviewData = (reviews: Pick<ReviewRepository, 'listByBuyer' | 'erase'>): PersonalData => ({
  name: 'reviews',
  places: ['table:abuse'],
  async *export({ id }) {
    for (const record of await reviews.listByBuyer(id)) {
      // Who decided, and what staff noted, is about staff.
      const { changedBy: _by, note: _note, ...review } = toReview(record);
      yield review;
    }
  },
  async erase({ id }) {
    for (const review of await reviews.listByBuyer(id)) await reviews.erase(review.id);
  },
});
