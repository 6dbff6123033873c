import { approvedDeed, type Oversight } from '../approvals/permit.ts';
import type { AdminDeal } from '../contract/deal.ts';
import type { DealId } from '../contract/ids.ts';
import type { Instant } from '../contract/instant.ts';
import { type Money, times } from '../contract/money.ts';
import type { Actor } from '../platform/actor.ts';
import { toInstant } from '../platform/clock.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { dealDeed } from './audit-deal.ts';
import { type StoredDeal, toAdminDeal } from './deal.ts';
import { type DealStep, decideDealStep, decideDue, stateAt } from './decide.ts';
import { refuseFields, wrongPrice } from './decide-terms.ts';
import type { StaffDealDependencies } from './dependencies.ts';
import { findDeal, stockOf } from './find-deal.ts';
import { refused } from './refuse.ts';
import { byTime, dealBusy, moveDeal } from './write-deal.ts';

interface StepRequest {
  readonly dealId: DealId;
  readonly step: DealStep;
  readonly actor: Actor;
}

/** Cancelling a deal needs oversight. The other steps move no money. */
type StepDependencies = StaffDealDependencies & { readonly oversight?: Oversight };

/**
 * Publishes, pauses, resumes, ends or cancels a deal. A step already taken returns the deal as it is.
 * @throws AppError `not_found`, `invalid_state`, `invalid_request` when the price cannot be charged; for a cancellation
 * `recent_sign_in_required`, `approval_required`
 */
export function takeStep(deps: StepDependencies, { dealId, step, actor }: StepRequest): Promise<AdminDeal> {
  return untilSettled({ random: deps.random, busy: dealBusy }, async () => {
    const deal = await findDeal(deps, { dealId, staff: actor, to: 'change' });
    const now = toInstant(deps.clock.now());
    const due = decideDue(deal, now);
    if (due) {
      // A change due by time comes first and separately, so that every change of state has its own event.
      await moveDeal(deps, deal, due, byTime);
      return undefined;
    }
    const decision = decideDealStep(deal, step, now);
    if (decision.kind === 'refuse') throw refused(decision);
    const unpayable = step === 'publish' ? refuseFields(wrongPrice(deal.price, '')) : undefined;
    if (unpayable) throw refused(unpayable);
    const result = decision.kind === 'taken' ? deal : await move(deps, deal, decision.to, actor);
    return result && toAdminDeal(result, await stockOf(deps, dealId), stateAt(result, now));
  });
}

async function move(
  deps: StepDependencies,
  deal: StoredDeal,
  to: StoredDeal['state'],
  actor: Actor,
): Promise<StoredDeal | undefined> {
  const permit = to === 'cancelled' ? await callOffPermit(deps, deal, actor) : undefined;
  const by = (after: StoredDeal) => deps.audit.entry(actor, approvedDeed(dealDeed(deal, after), permit));
  return moveDeal(deps, deal, to, by, permit);
}

/** Requests a permit to cancel a deal with held or sold units. */
async function callOffPermit(deps: StepDependencies, deal: StoredDeal, actor: Actor) {
  const { total, available } = await stockOf(deps, deal.id);
  if (total === available) return undefined;
  if (!deps.oversight) throw new Error('Cancelling a deal needs oversight');
  return deps.oversight.permit(actor, {
    kind: 'call_off',
    dealId: deal.id,
    amount: times(await highestPrice(deps, deal), total - available),
  });
}

/**
 * Returns the most that a unit can have cost. A seller who lowers the price first needs the same permit for the
 * cancellation. An earlier currency counts by its minor units, as the limits of oversight do.
 */
async function highestPrice({ deals }: StepDependencies, deal: StoredDeal): Promise<Money> {
  let highest = deal.price;
  for (let after: Instant | undefined, more = true; more; ) {
    const page = await deals.listPrices(deal.id, after, 100);
    for (const { price, from } of page.items) {
      if (price.amountMinor > highest.amountMinor) highest = price;
      // A price before the sale began does not count, because no unit was sold then.
      if (from <= deal.startsAt) return highest;
      after = from;
    }
    more = page.more;
  }
  return highest;
}
