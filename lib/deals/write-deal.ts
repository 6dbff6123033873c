import type { Permit } from '../approvals/permit.ts';
import type { PricePoint } from '../contract/deal.ts';
import { withBackoff } from '../platform/backoff.ts';
import { toInstant } from '../platform/clock.ts';
import { isContention, type TransactItem } from '../platform/dynamo.ts';
import { AppError } from '../platform/errors.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import { changeTerms, watchShard } from '../stock/stock-writes.ts';
import { gateIn, type StoredDeal, saleTermsOf } from './deal.ts';
import type { DealDependencies } from './dependencies.ts';

/** A hot sale may be writing the stock item: about three seconds of trying, well within a request. */
const backoff = { attempts: 14, baseMs: 20, capMs: 500 };

/** @throws AppError `unavailable` when the items stay contended. */
export async function throughContention<T>(
  { random }: Pick<DealDependencies, 'random'>,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await withBackoff(write, isContention, backoff, random);
  } catch (cause) {
    if (!isContention(cause)) throw cause;
    throw new AppError('unavailable', 'The deal is being sold too fast to change it now.', { cause });
  }
}

/** The message when others always change the deal first (`untilSettled`). */
export const dealBusy = 'Others keep changing the deal.';

/** The entry in the audit of a change that staff make: written with the deal as it is then. */
type By = ((after: StoredDeal) => TransactItem) | typeof byTime;

/** What time brings about by itself is nobody's deed. */
export const byTime = 'time';

interface Change {
  readonly from: StoredDeal;
  readonly to: StoredDeal;
  readonly price?: PricePoint | undefined;
  /** Who did it, as the part of the transaction that records it. */
  readonly by: By;
  /** Leave for them to do it, which this uses up. */
  readonly permit?: Permit | undefined;
  /** The stock item must learn of the change. One that says nothing new would only disturb a hot sale. */
  readonly touchesSale: boolean;
}

/** Writes the deal's next version, with what its stock must know, at once. @returns undefined when somebody was faster. */
export async function writeDeal(
  deps: DealDependencies,
  { from, to, price, by, permit, touchesSale }: Change,
): Promise<StoredDeal | undefined> {
  const next = { ...to, version: from.version + 1, updatedAt: toInstant(deps.clock.now()) };
  const stock = touchesSale ? saleTermsPart(deps, from, next) : undefined;
  const audit = by === byTime ? undefined : by(next);
  const written = await throughContention(deps, () =>
    deps.deals.replace(next, { price, stock, audit, permit: permit?.parts }),
  );
  return written ? next : undefined;
}

/** Writes the deal in another state. The stock item is written only when its gate moves: a start leaves it in peace. */
export const moveDeal = (
  deps: DealDependencies,
  deal: StoredDeal,
  state: StoredDeal['state'],
  by: By,
  permit?: Permit,
) =>
  writeDeal(deps, {
    from: deal,
    to: { ...deal, state },
    by,
    permit,
    touchesSale: gateIn(deal.state) !== gateIn(state),
  });

/**
 * An open gate is watched again, and so is one that was called off, whose units have to go back: the sweeper may have let
 * go of it while it was closed.
 */
const saleTermsPart = ({ stocks }: DealDependencies, from: StoredDeal, deal: StoredDeal): TransactItem =>
  changeTerms(stocks.table, stockOfDeal(deal.id), saleTermsOf(deal), {
    watch: ['draft', 'closed'].includes(gateIn(deal.state)) ? undefined : watchShard(stockOfDeal(deal.id)),
    limitEra: introduces('perCustomerLimit', from, deal) ? deal.version : undefined,
    unpaidEra: introduces('maxUnpaidUnits', from, deal) ? deal.version : undefined,
  });

/** Whether there may be bookings that were made without the bound: a draft has none. */
const introduces = (
  bound: 'perCustomerLimit' | 'maxUnpaidUnits',
  from: StoredDeal,
  to: StoredDeal,
): boolean => from.state !== 'draft' && from[bound] === undefined && to[bound] !== undefined;
