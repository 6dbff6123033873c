import type { Refused } from '../payments/refused-cards.ts';
import type { Clock } from '../platform/clock.ts';
import type { ReadableCounts } from '../platform/limits/shared-counts.ts';
import { countIn, msUntilBelow, type Slices, sliceAt } from '../platform/limits/sliding-window.ts';
import { logger } from '../platform/logger.ts';
import { buyerName } from './buyer-name.ts';
import type { Counted, Declines } from './decide-declines.ts';
import type { AbusePolicy } from './policy.ts';

interface Deps {
  readonly shared: ReadableCounts;
  readonly policy: AbusePolicy['declines'];
  readonly clock: Clock;
}

export type DeclineCounts = ReturnType<typeof declineCounts>;

const none: Counted = { count: 0, waitMs: 0 };

/**
 * Refused cards of buyers, devices and addresses, in sliding windows that all functions share. Unlike other limits each
 * one is told at once: a write unit for each of the three, which a bank's refusal is worth.
 */
export function declineCounts({ shared, policy, clock }: Deps) {
  const eachOf = async (
    { buyerId, device, address }: Refused,
    ask: (telling: { name: string; subject: string; windowMs: number; now: number }) => Promise<Slices>,
  ): Promise<Declines> => {
    const now = clock.now();
    const of = async (kind: keyof Declines, subject: string | undefined): Promise<Counted> => {
      if (subject === undefined) return none;
      const { seconds, limit = Number.POSITIVE_INFINITY } = { limit: undefined, ...policy[kind] };
      const windowMs = seconds * 1_000;
      try {
        const slices = await ask({ name: `declines.${kind}`, subject, windowMs, now });
        return { count: countIn(slices, now, windowMs), waitMs: msUntilBelow(slices, limit, now, windowMs) };
      } catch (error) {
        logger.warn('refused cards are not counted just now', { kind, error });
        return none;
      }
    };
    const [ofBuyer, ofDevice, ofAddress] = await Promise.all([
      of('buyer', buyerName(buyerId)),
      of('device', device),
      of('address', address),
    ]);
    return { buyer: ofBuyer, device: ofDevice, address: ofAddress };
  };

  return {
    /** Counts a refused card. @returns how many there were with it. Never throws: then nothing is held against anybody. */
    note: (refused: Refused): Promise<Declines> =>
      eachOf(refused, (telling) =>
        shared.add({ ...telling, slices: new Map([[sliceAt(telling.now, telling.windowMs), 1]]) }),
      ),

    /** How many there were: half a read unit for each. Never throws. */
    of: (refused: Refused): Promise<Declines> => eachOf(refused, (asking) => shared.read(asking)),
  };
}
