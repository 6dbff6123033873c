import type { RefusedCard } from '../payments/refused-cards.ts';
import { buyerName } from './buyer-name.ts';
import type { Declines } from './decide-declines.ts';
import {
  type ExactCountDeps,
  type ExactCounts,
  exactCounts,
  notCounted,
  type WindowCount,
} from './exact-counts.ts';
import type { AbusePolicy } from './policy.ts';

export type DeclineCounts = ReturnType<typeof declineCounts>;

/**
 * Counts refused cards by buyer, device and address. Each refusal is written at once, one write unit for each of the
 * three. A bank's refusal is rare enough for this cost.
 */
export function declineCounts({
  policy,
  ...deps
}: ExactCountDeps & { readonly policy: AbusePolicy['declines'] }) {
  const buyers = exactCounts(deps, 'declines.buyer', policy.buyer);
  const devices = exactCounts(deps, 'declines.device', policy.device);
  const addresses = exactCounts(deps, 'declines.address', policy.address);
  const eachOf = async (
    { buyerId, device, address }: RefusedCard,
    ask: (counts: ExactCounts, subject: string) => Promise<WindowCount>,
  ): Promise<Declines> => {
    const [ofBuyer, ofDevice, ofAddress] = await Promise.all([
      ask(buyers, buyerName(buyerId)),
      device === undefined ? notCounted : ask(devices, device),
      address === undefined ? notCounted : ask(addresses, address),
    ]);
    return { buyer: ofBuyer, device: ofDevice, address: ofAddress };
  };

  return {
    /** Counts a refused card. @returns the counts including it. Never throws; on failure the counts are zero. */
    note: (refused: RefusedCard): Promise<Declines> =>
      eachOf(refused, (counts, subject) => counts.note(subject)),

    /** Reads the counts: half a read unit each. Never throws. */
    of: (refused: RefusedCard): Promise<Declines> => eachOf(refused, (counts, subject) => counts.of(subject)),
  };
}
