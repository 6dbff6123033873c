import type { Availability } from '../contract/availability.ts';
import type { DealId } from '../contract/ids.ts';
import type { Instant } from '../contract/instant.ts';
import { toInstant } from '../platform/clock.ts';
import type { Stock } from '../stock/stock.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import type { StoredDeal } from './deal.ts';
import { stateAt } from './decide.ts';
import type { DealDependencies } from './dependencies.ts';

/** As long as the contract lets a shared cache keep these answers. */
export const publicTtlMs = 1_000;

/** What a deal and its stock say at this instant about whether it can be had. */
export function toAvailability(
  { id: dealId, state, startsAt, endsAt }: Pick<StoredDeal, 'id' | 'state' | 'startsAt' | 'endsAt'>,
  { available }: Pick<Stock, 'available'>,
  now: Instant,
): Availability {
  return {
    dealId,
    state: stateAt({ state, startsAt, endsAt }, now),
    soldOut: available === 0,
    available,
    startsAt,
    endsAt,
    now,
  };
}

/** The same, at a later instant: nobody changed it, and time may have. */
export const availabilityAt = (known: Availability, now: Instant): Availability => ({
  ...known,
  state: stateAt(known, now),
  now,
});

/**
 * The availability as it is stored now, also of a deal that was called off: who watches it is told of that.
 * @returns undefined for drafts: they were never public.
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
