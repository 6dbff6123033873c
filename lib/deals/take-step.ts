import type { AdminDeal } from '../contract/deal.ts';
import type { DealId } from '../contract/ids.ts';
import type { Actor } from '../platform/actor.ts';
import { toInstant } from '../platform/clock.ts';
import { dealDeed } from './audit-deal.ts';
import { type StoredDeal, toAdminDeal } from './deal.ts';
import { decideDue, decideStep, type Step, stateAt } from './decide.ts';
import { refuseFields, wrongPrice } from './decide-terms.ts';
import type { StaffDealDependencies } from './dependencies.ts';
import { findDeal, stockOf } from './find-deal.ts';
import { refused } from './refuse.ts';
import { byTime, moveDeal, untilSettled } from './write-deal.ts';

interface StepRequest {
  readonly dealId: DealId;
  readonly step: Step;
  readonly actor: Actor;
}

/**
 * Publishes, pauses, resumes, ends or cancels a deal: one story. A step that has been taken answers the deal as it is.
 * @throws AppError `not_found`, `invalid_state`, `invalid_request` when nobody could pay the price
 */
export function takeStep(
  deps: StaffDealDependencies,
  { dealId, step, actor }: StepRequest,
): Promise<AdminDeal> {
  return untilSettled(async () => {
    const deal = await findDeal(deps, { dealId, staff: actor, to: 'change' });
    const now = toInstant(deps.clock.now());
    const due = decideDue(deal, now);
    if (due) {
      // What time has brought comes first and by itself, so that every change of state is one event.
      await moveDeal(deps, deal, due, byTime);
      return undefined;
    }
    const decision = decideStep(deal, step, now);
    if (decision.kind === 'refuse') throw refused(decision);
    const unpayable = step === 'publish' ? refuseFields(wrongPrice(deal.price, '')) : undefined;
    if (unpayable) throw refused(unpayable);
    const by = (after: StoredDeal) => deps.audit.entry(actor, dealDeed(deal, after));
    const result = decision.kind === 'taken' ? deal : await moveDeal(deps, deal, decision.to, by);
    return result && toAdminDeal(result, await stockOf(deps, dealId), stateAt(result, now));
  });
}
