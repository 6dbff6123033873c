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
import { decideDue, decideStep, type Step, stateAt } from './decide.ts';
import { refuseFields, wrongPrice } from './decide-terms.ts';
import type { StaffDealDependencies } from './dependencies.ts';
import { findDeal, stockOf } from './find-deal.ts';
import { refused } from './refuse.ts';
import { byTime, dealBusy, moveDeal } from './write-deal.ts';

interface StepRequest {
  readonly dealId: DealId;
  readonly step: Step;
  readonly actor: Actor;
}

/** Calling a deal off needs oversight; the other steps move no money. */
type StepDependencies = StaffDealDependencies & { readonly oversight?: Oversight };

/**
 * Publishes, pauses, resumes, ends or cancels a deal: one story. A step that has been taken answers the deal as it is.
 * @throws AppError `not_found`, `invalid_state`, `invalid_request` when nobody could pay the price; of a call-off
 * `recent_sign_in_required`, `approval_required`
 */
export function takeStep(deps: StepDependencies, { dealId, step, actor }: StepRequest): Promise<AdminDeal> {
  return untilSettled({ random: deps.random, busy: dealBusy }, async () => {
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

/** Leave to call a deal off, where anything is held or sold that goes back then. */
async function callOffPermit(deps: StepDependencies, deal: StoredDeal, actor: Actor) {
  const { total, available } = await stockOf(deps, deal.id);
  if (total === available) return undefined;
  if (!deps.oversight) throw new Error('Calling a deal off needs oversight');
  return deps.oversight.permit(actor, {
    kind: 'call_off',
    dealId: deal.id,
    amount: times(await highestPrice(deps, deal), total - available),
  });
}

/**
 * The most that a unit can have been sold for: whoever lowers the price first gives back no less by calling the deal off.
 * A currency that it had before counts by its minor units, as limits of oversight do.
 */
async function highestPrice({ deals }: StepDependencies, deal: StoredDeal): Promise<Money> {
  let highest = deal.price;
  for (let after: Instant | undefined, more = true; more; ) {
    const page = await deals.listPrices(deal.id, after, 100);
    for (const { price, from } of page.items) {
      if (price.amountMinor > highest.amountMinor) highest = price;
      // What it cost before the sale began, nobody paid.
      if (from <= deal.startsAt) return highest;
      after = from;
    }
    more = page.more;
  }
  return highest;
}
