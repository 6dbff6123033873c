import type { Act } from '../approvals/act.ts';
import { approvedDeed } from '../approvals/permit.ts';
import type { AdminDeal, DealPatch } from '../contract/deal.ts';
import type { DealId } from '../contract/ids.ts';
import { isSameMoney } from '../contract/money.ts';
import { findPictures } from '../images/find-pictures.ts';
import type { Actor } from '../platform/actor.ts';
import { toInstant } from '../platform/clock.ts';
import { expectVersion } from '../platform/http/entity-tag.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { dealDeed } from './audit-deal.ts';
import { type StoredDeal, toAdminDeal } from './deal.ts';
import { stateAt } from './decide.ts';
import { decideUpdate, sameValue } from './decide-terms.ts';
import type { OfferDependencies, OverseenDealDependencies } from './dependencies.ts';
import { findDeal, stockOf } from './find-deal.ts';
import { refused } from './refuse.ts';
import { dealBusy, writeDeal } from './write-deal.ts';

interface UpdateRequest {
  readonly dealId: DealId;
  readonly patch: DealPatch;
  readonly ifMatch: string;
  readonly actor: Actor;
}

/**
 * Changes a deal that is still at the version that the caller read. A patch that changes nothing leaves the version.
 * @throws AppError `not_found`, `invalid_state`, `precondition_failed`, `invalid_request`, `recent_sign_in_required`,
 * `approval_required`
 */
export function updateDeal(
  deps: OverseenDealDependencies & OfferDependencies,
  { dealId, patch, ifMatch, actor }: UpdateRequest,
): Promise<AdminDeal> {
  const check = expectVersion(ifMatch);
  return untilSettled({ random: deps.random, busy: dealBusy }, async () => {
    const deal = await findDeal(deps, { dealId, staff: actor, to: 'change' });
    const stock = await stockOf(deps, dealId);
    const now = toInstant(deps.clock.now());
    const found = patch.pictures && (await findPictures(deps, deal.sellerId, patch.pictures, deal.pictures));
    const decision = decideUpdate(deal, found ? { ...patch, pictures: found.pictures } : patch, {
      total: stock.total,
      now,
      imageHosts: deps.imageHosts,
      errors: found?.errors,
    });
    // A request that would fail anyway gets its own error before the precondition, as RFC 9110 (13.2.1) says.
    if (decision.kind === 'refuse' && decision.code === 'invalid_state') throw refused(decision);
    check(deal.version);
    if (decision.kind === 'refuse') throw refused(decision);
    if (decision.kind === 'unchanged') return toAdminDeal(deal, stock, stateAt(deal, now));
    const { price, originalPrice } = decision.deal;
    const act = actOf(deal, decision.deal);
    const permit = act && (await deps.oversight.permit(actor, act));
    const written = await writeDeal(deps, {
      from: deal,
      to: decision.deal,
      price: decision.newPrice ? { price, originalPrice, from: now, changedBy: actor.id } : undefined,
      by: (after) => deps.audit.entry(actor, approvedDeed(dealDeed(deal, after), permit)),
      permit,
      touchesSale: decision.newSaleTerms,
    });
    return written && toAdminDeal(written, stock, stateAt(written, now));
  });
}

/** Returns the act that a change is for past and future buyers; none while the deal is not public. */
function actOf(before: StoredDeal, after: StoredDeal): Act | undefined {
  if (before.state === 'draft') return undefined;
  const { id: dealId, price, version, cancellationPolicy } = before;
  if (!isSameMoney(price, after.price))
    return { kind: 'price_change', dealId, version, price, newPrice: after.price };
  return sameValue(cancellationPolicy, after.cancellationPolicy)
    ? undefined
    : { kind: 'policy_change', dealId };
}
