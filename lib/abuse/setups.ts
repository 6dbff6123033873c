import type { BuyerId } from '../contract/ids.ts';
import { buyerName } from './buyer-name.ts';
import { type ExactCountDeps, exactCounts, type WindowCount } from './exact-counts.ts';
import type { AbusePolicy } from './policy.ts';

export type SetupCounts = ReturnType<typeof setupCounts>;

/** How often customers wish to save a card. */
export function setupCounts({
  policy,
  ...deps
}: ExactCountDeps & { readonly policy: AbusePolicy['setups'] }) {
  const counts = exactCounts(deps, 'setups', policy);
  return {
    /** Those before this one, and when there is room again. Never throws: then nothing is held against anybody. */
    of: (buyerId: BuyerId): Promise<WindowCount> => counts.of(buyerName(buyerId)),

    /** Counts this one. @returns with a wait when others took the room at the same moment. Never throws. */
    note: (buyerId: BuyerId): Promise<WindowCount> => counts.note(buyerName(buyerId), policy.limit + 1),
  };
}
