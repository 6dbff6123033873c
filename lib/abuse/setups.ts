import type { BuyerId } from '../contract/ids.ts';
import { buyerName } from './buyer-name.ts';
import { type ExactCountDeps, exactCounts, type WindowCount } from './exact-counts.ts';
import type { AbusePolicy } from './policy.ts';

export type SetupCounts = ReturnType<typeof setupCounts>;

/** Counts customers' requests to save a card. */
export function setupCounts({
  policy,
  ...deps
}: ExactCountDeps & { readonly policy: AbusePolicy['setups'] }) {
  const counts = exactCounts(deps, 'setups', policy);
  return {
    /**
     * Reads the requests before this one, and the time until there is room. Never throws; on failure the count is zero.
     */
    of: (buyerId: BuyerId): Promise<WindowCount> => counts.of(buyerName(buyerId)),

    /** Counts this request. @returns a wait when other requests took the room at the same moment. Never throws. */
    note: (buyerId: BuyerId): Promise<WindowCount> => counts.note(buyerName(buyerId), policy.limit + 1),
  };
}
