import { maxSavedDeals, type SavedDeal } from '../contract/account.ts';
import type { CustomerId, DealId } from '../contract/ids.ts';
import type { PublicDeals } from '../deals/public-deals.ts';
import { type Clock, toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Random } from '../platform/random.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { patienceOf } from './patience.ts';
import type { SavedDealRepository } from './saved-repository.ts';

interface Deps {
  readonly saved: SavedDealRepository;
  readonly deals: Pick<PublicDeals, 'get'>;
  readonly clock: Clock;
  readonly random: Random;
}

interface Wanted {
  readonly id: CustomerId;
  readonly dealId: DealId;
}

/**
 * Saves a deal that the public can see. A deal saved before keeps its instant, so a repeated call is safe.
 * @throws AppError `not_found`, `limit_exceeded`
 */
export async function saveDeal(
  { saved, deals, clock, random }: Deps,
  { id, dealId }: Wanted,
): Promise<SavedDeal> {
  const deal = await deals.get(dealId);
  return untilSettled(patienceOf({ random }), async () => {
    const before = await saved.get(id, dealId);
    if (before) return { ...before, deal };
    const mark = { dealId, savedAt: toInstant(clock.now()) };
    const outcome = await saved.save(id, mark, maxSavedDeals);
    if (outcome === 'full')
      throw new AppError(
        'limit_exceeded',
        `You have saved ${maxSavedDeals} deals, the maximum. Remove one first.`,
      );
    return outcome === 'saved' ? { ...mark, deal } : undefined;
  });
}

/** Removes a saved deal. A repeated call is safe, also after the deal was cancelled. */
export const removeSavedDeal = (
  { saved, random }: Pick<Deps, 'saved' | 'random'>,
  { id, dealId }: Wanted,
): Promise<boolean> => untilSettled(patienceOf({ random }), () => saved.remove(id, dealId));
