import type { DealId } from '../contract/ids.ts';
import type { StockView } from '../contract/stock.ts';
import type { Actor } from '../platform/actor.ts';
import { toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { toStockView } from '../stock/stock.ts';
import { isOver, refuseState, stateAt } from './decide.ts';
import type { StaffDealDependencies } from './dependencies.ts';
import { findDeal, stockOf } from './find-deal.ts';
import { refused } from './refuse.ts';
import { dealBusy, throughContention } from './write-deal.ts';

interface StockRequest {
  readonly dealId: DealId;
  readonly total: number;
  /** The total that it was computed from. Without it, whatever total there is. */
  readonly expected?: number | undefined;
  readonly actor: Actor;
}

/**
 * Sets the number of units. Claimed, held and sold units stay; only free units can be removed. A limit per customer
 * does not block this, because sellers stop a sale this way.
 * @throws AppError `not_found`, `invalid_state`, `stock_committed`, `stock_changed`
 */
export async function setStock(
  deps: StaffDealDependencies,
  { dealId, total, expected, actor }: StockRequest,
): Promise<StockView> {
  const deal = await findDeal(deps, { dealId, staff: actor, to: 'change' });
  const state = stateAt(deal, toInstant(deps.clock.now()));
  if (isOver(state)) throw refused(refuseState(`The deal is ${state}, so its stock can no longer change.`));
  return untilSettled({ random: deps.random, busy: dealBusy }, () =>
    changeTotal(deps, { dealId, total, expected, actor }),
  );
}

/** Makes one attempt. @returns undefined when a sale moved units in the meantime */
async function changeTotal(
  deps: StaffDealDependencies,
  { dealId, total, expected, actor }: StockRequest,
): Promise<StockView | undefined> {
  const { stocks } = deps;
  const stock = await stockOf(deps, dealId);
  if (total === stock.total) return toStockView(stock);
  if (expected !== undefined && expected !== stock.total)
    throw new AppError(
      'stock_changed',
      `The total is ${stock.total}, not ${expected}: somebody changed it. Decide again from there.`,
    );
  const committed = stock.total - stock.available;
  if (total < committed)
    throw new AppError(
      'stock_committed',
      `${committed} units are claimed, held or sold. Set a total of at least that.`,
    );
  const entry = deps.audit.entry(actor, {
    subject: { kind: 'deal', id: dealId },
    before: { quantityTotal: stock.total },
    after: { quantityTotal: total },
    at: toInstant(deps.clock.now()),
  });
  if (
    !(await throughContention(deps, () =>
      stocks.changeTotal(stock.id, { from: stock.total, to: total, entry }),
    ))
  )
    return undefined;
  // The sweeper may have stopped watching a sold-out deal. New units may be sold again.
  if (total > stock.total) await throughContention(deps, () => stocks.setWatched(stock.id, true));
  return toStockView(await stockOf(deps, dealId));
}
