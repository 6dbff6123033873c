import type { Deal } from '../contract/deal.ts';
import type { DealId } from '../contract/ids.ts';
import type { Staff } from '../platform/caller.ts';
import { toInstant } from '../platform/clock.ts';
import { toDeal } from './deal.ts';
import { decideDue, decideStep, type Step, stateAt } from './decide.ts';
import type { DealDependencies } from './dependencies.ts';
import { findDeal, stockOf } from './find-deal.ts';
import { refused } from './refuse.ts';
import { moveDeal, untilSettled } from './write-deal.ts';

interface StepRequest {
  readonly dealId: DealId;
  readonly step: Step;
  readonly staff: Staff;
}

/**
 * Publishes, pauses, resumes, ends or cancels a deal: one story. A step that has been taken answers the deal as it is.
 * @throws AppError `not_found`, `invalid_state`
 */
export function takeStep(deps: DealDependencies, { dealId, step, staff }: StepRequest): Promise<Deal> {
  return untilSettled(async () => {
    const deal = await findDeal(deps, { dealId, staff, to: 'change' });
    const now = toInstant(deps.clock.now());
    const due = decideDue(deal, now);
    if (due) {
      // What time has brought comes first and by itself, so that every change of state is one event.
      await moveDeal(deps, deal, due);
      return undefined;
    }
    const decision = decideStep(deal, step, now);
    if (decision.kind === 'refuse') throw refused(decision);
    const result = decision.kind === 'taken' ? deal : await moveDeal(deps, deal, decision.to);
    return result && toDeal(result, await stockOf(deps, dealId), stateAt(result, now));
  });
}
