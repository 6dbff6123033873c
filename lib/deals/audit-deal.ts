import type { Deed } from '../audit/entry.ts';
import type { Facts } from '../contract/audit.ts';
import type { StoredDeal } from './deal.ts';

/** Makes the audit deed of a change to a deal. `more` has further facts, such as the units of a new deal. */
export const dealDeed = (before: StoredDeal | null, after: StoredDeal, more: Facts = {}): Deed => ({
  subject: { kind: 'deal', id: after.id },
  before: before && factsOf(before),
  after: { ...factsOf(after), ...more },
  at: after.updatedAt,
});

/** The entry has its own instant; `updatedAt` would appear in each entry. */
const factsOf = ({ fingerprint: _fingerprint, updatedAt: _updatedAt, ...facts }: StoredDeal): Facts => ({
  ...facts,
  pictures: facts.pictures.map(({ imageId, alt }) => ({ imageId, alt })),
});
