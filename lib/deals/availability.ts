import type { Availability } from '../contract/availability.ts';
import type { DealId } from '../contract/ids.ts';
import type { Instant } from '../contract/instant.ts';
import { toInstant } from '../platform/clock.ts';
import { lineLengthOf, type Stock, unitsForAll } from '../stock/stock.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import type { StoredDeal } from './deal.ts';
import { stateAt } from './decide.ts';
import type { DealDependencies } from './dependencies.ts';

/** As long as the contract lets a shared cache keep these answers, in milliseconds. */
export const publicTtlMs = 1_000;

/** Computes a deal's availability at this instant, from the deal and its stock. */
export function toAvailability(
  { id: dealId, state, startsAt, endsAt }: Pick<StoredDeal, 'id' | 'state' | 'startsAt' | 'endsAt'>,
  stock: Pick<Stock, 'available' | 'lineSince' | 'waiting'>,
  now: Instant,
): Availability {
  const available = unitsForAll(stock);
  return {
    dealId,
    state: stateAt({ state, startsAt, endsAt }, now),
    soldOut: available === 0,
    available,
    ...lineLengthOf(stock),
    startsAt,
    endsAt,
    now,
  };
}

/** Computes the availability at a later instant. The deal did not change; its state may. */
export const availabilityAt = (known: Availability, now: Instant): Availability => ({
  ...known,
  state: stateAt(known, now),
  now,
});

/**
 * Reads the availability as stored now, also of a cancelled deal, because its watchers must learn of that.
 * @returns undefined for drafts, which were never public
 */
export async function readAvailability(
  { deals, stocks, clock }: Pick<DealDependencies, 'deals' | 'stocks' | 'clock'>,
  dealId: DealId,
): Promise<Availability | undefined> {
  const [deal, stock] = await Promise.all([
    deals.get(dealId, { consistent: true }),
    stocks.get(stockOfDeal(dealId), { consistent: true }),
  ]);
  if (!deal || !stock || deal.state === 'draft') return undefined;
  return toAvailability(deal, stock, toInstant(clock.now()));
}
