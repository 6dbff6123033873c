import type { Deed } from '../audit/entry.ts';
import type { Facts } from '../contract/audit.ts';
import type { StoredDeal } from './deal.ts';

/** What somebody did to a deal; `more` is what they decided besides, as the units of a new one. */
export const dealDeed = (before: StoredDeal | null, after: StoredDeal, more: Facts = {}): Deed => ({
  subject: { kind: 'deal', id: after.id },
  before: before && factsOf(before),
  after: { ...factsOf(after), ...more },
  at: after.updatedAt,
});

/** The entry itself says when: `updatedAt` would be in each of them. */
const factsOf = ({ fingerprint: _fingerprint, updatedAt: _updatedAt, ...facts }: StoredDeal): Facts => facts;
